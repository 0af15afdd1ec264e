namespace JobKit.EntityFrameworkCore;

/// <summary>The column types in a database's own words, so that a table can be written once for both. <see cref="ColumnTypes"/> says the same of a model.</summary>
/// <param name="IsPostgreSql">Else it is SQLite.</param>
internal sealed record SqlTypes(bool IsPostgreSql)
{
    public string Text => IsPostgreSql ? "text" : "TEXT";

    public string Boolean => IsPostgreSql ? "boolean" : "INTEGER";

    public string Small => IsPostgreSql ? "smallint" : "INTEGER";

    public string Integer => IsPostgreSql ? "integer" : "INTEGER";

    public string Big => IsPostgreSql ? "bigint" : "INTEGER";

    public string Bytes => IsPostgreSql ? "bytea" : "BLOB";

    public string Id => IsPostgreSql ? "uuid" : "BLOB";

    public string Instant => IsPostgreSql ? "timestamp with time zone" : "INTEGER";
}
