using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>Reads that must walk an index, in its order, whatever the database's statistics say of the table.</summary>
internal static class IndexedRows
{
    public static Task<List<T>> IndexedRowsAsync<T>(
        this StoreSession session, string sql, Func<DbDataReader, T> row, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var walk = session.Dialect.WalkSql;
        var command = session.Command(walk is null ? sql : $"{walk}\n{sql}");
        foreach (var (name, value) in parameters)
        {
            command.With(name, value);
        }

        return command.RowsAsync(row, cancellationToken, before: walk is null ? 0 : 1);
    }
}
