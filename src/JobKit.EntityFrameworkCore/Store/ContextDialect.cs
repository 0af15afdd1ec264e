using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>Finds what a context speaks, and where its JobKit tables are.</summary>
internal static class ContextDialect
{
    /// <exception cref="JobStoreException">Its provider has no dialect, or its model lacks the tables.</exception>
    public static Dialect Of(DbContext context, TimeProvider clock)
    {
        // Asked first: an unsupported provider may have no relational model at all.
        var dialect = DialectCatalog.Find(context.Database.ProviderName, SchemaName.Default, clock);
        var jobs = context.Model.FindEntityType(typeof(JobRow)) ?? throw new JobStoreException(
            $"{context.GetType().Name} has no JobKit tables. Call modelBuilder.AddBackgroundJobs() in its OnModelCreating.");
        return jobs.GetSchema() is { } schema && schema != SchemaName.Default
            ? DialectCatalog.Find(context.Database.ProviderName, schema, clock)
            : dialect;
    }
}
