using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JobKit.EntityFrameworkCore;

/// <summary>Gives each mapped property its column's name and type, by provider, against whatever conventions the app's context has.</summary>
/// <remarks>A provider is told by the marks its own conventions leave on an empty model, because a model builder does not name it.</remarks>
internal sealed class ColumnTypes
{
    private static readonly ValueConverter<Guid, byte[]> BigEndian =
        new(value => value.ToByteArray(true), bytes => new Guid(bytes, true));

    private static readonly ValueConverter<DateTimeOffset, long> Microseconds =
        new(value => EpochMicroseconds.From(value), value => EpochMicroseconds.ToInstant(value));

    private readonly bool _postgreSql;

    public ColumnTypes(IReadOnlyModel model) =>
        _postgreSql = model.GetAnnotations().Any(a => a.Name.StartsWith("Npgsql:", StringComparison.Ordinal));

    public bool IsPostgreSql => _postgreSql;

    /// <summary>SQLite has no schemas.</summary>
    public string? Schema(string schema) => _postgreSql ? schema : null;

    public void Apply(IMutableEntityType entity)
    {
        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(SnakeCase(property.Name));
            property.SetMaxLength(null);
            property.ValueGenerated = ValueGenerated.Never;
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            property.SetColumnType(_postgreSql ? PostgreSql(type) : Sqlite(type));
            property.SetValueConverter(Converter(type));
        }
    }

    private static string PostgreSql(Type type) => type switch
    {
        _ when type == typeof(Guid) => "uuid",
        _ when type == typeof(DateTimeOffset) => "timestamp with time zone",
        _ when type == typeof(string) => "text",
        _ when type == typeof(byte[]) => "bytea",
        _ when type == typeof(bool) => "boolean",
        _ when type == typeof(long) => "bigint",
        _ when type == typeof(int) => "integer",
        _ => "smallint",
    };

    private static string Sqlite(Type type) =>
        type == typeof(Guid) || type == typeof(byte[]) ? "BLOB" : type == typeof(string) ? "TEXT" : "INTEGER";

    private ValueConverter? Converter(Type type) => type switch
    {
        _ when type.IsEnum => (ValueConverter)Activator.CreateInstance(typeof(EnumToNumberConverter<,>).MakeGenericType(type, typeof(short)))!,
        _ when _postgreSql => null,
        _ when type == typeof(Guid) => BigEndian,
        _ when type == typeof(DateTimeOffset) => Microseconds,
        _ => null,
    };

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
