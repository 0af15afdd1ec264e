using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>Whether a context's database has JobKit's tables, as its model says.</summary>
internal static class BackfillHome
{
    public static bool Has(DbContext context) =>
        context.Model.FindEntityType(typeof(JobRow)) is not null && context.Model.FindEntityType(typeof(BackfillRangeRow)) is not null;

    /// <summary>What it speaks, or null where JobKit does not know it: it may be any database that rows are copied to.</summary>
    public static Dialect? DialectOf(DbContext context, TimeProvider clock)
    {
        try
        {
            return DialectCatalog.Find(context.Database.ProviderName, SchemaName.Default, clock);
        }
        catch (JobStoreException)
        {
            return null;
        }
    }
}
