namespace JobKit.EntityFrameworkCore;

/// <summary>The databases that JobKit speaks to.</summary>
internal static class DialectCatalog
{
    /// <exception cref="JobStoreException">The provider has no dialect.</exception>
    public static Dialect Find(string? providerName, string schema, TimeProvider clock) => providerName switch
    {
        SqliteDialect.ProviderName => new SqliteDialect(new Tables(null), clock),
        PostgreSqlDialect.ProviderName => new PostgreSqlDialect(new Tables(schema)),
        _ => throw new JobStoreException(
            $"The database provider is {providerName ?? "none"}. JobKit has dialects for {SqliteDialect.ProviderName} and {PostgreSqlDialect.ProviderName}. Use one of them in the DbContext."),
    };
}
