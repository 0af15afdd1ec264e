namespace JobKit.EntityFrameworkCore;

/// <summary>The tables of the job loop. They come first: the table of versions, which serves every feature, is one of them.</summary>
internal static class JobsSchema
{
    public static SchemaFeature Feature { get; } = new(
        "jobs", [new(1, (tables, types) => types.IsPostgreSql ? PostgreSqlSchema.Version1(tables) : SqliteSchema.Version1(tables))]);
}
