using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>Parameters in one call each.</summary>
internal static class DbCommandExtensions
{
    /// <summary>Adds a parameter; null is the database's NULL.</summary>
    public static DbCommand With(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>Adds the store's present, where the dialect passes it in.</summary>
    public static DbCommand WithNow(this DbCommand command, Dialect dialect) =>
        dialect.NowValue is { } now ? command.With("now", now) : command;

    /// <summary>Whole, or null.</summary>
    public static int? GetNumber(this DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetInt32(ordinal);

    /// <summary>The text, or null.</summary>
    public static string? GetText(this DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
}
