using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore;

/// <summary>JobKit's own migrations, called on purpose.</summary>
public static class ServiceProviderExtensions
{
    /// <summary>Makes JobKit's tables, the migration loop's too where the app keeps it here, or brings them to this build's versions. Safe to call from several nodes at once, and again.</summary>
    /// <exception cref="InvalidOperationException">The jobs are not kept through Entity Framework Core.</exception>
    /// <exception cref="JobSchemaException">The tables are of a later version than this build knows.</exception>
    public static Task MigrateBackgroundJobsAsync(this IServiceProvider services, CancellationToken cancellationToken = default) =>
        Store(services).MigrateAsync(cancellationToken);

    /// <summary>What <see cref="MigrateBackgroundJobsAsync"/> does to a database without JobKit's tables, as SQL that somebody else can read and run.</summary>
    /// <remarks>
    /// In the words of the registered database, PostgreSQL's or SQLite's, and for its schema. It is one transaction: all of it is done or
    /// nothing, and where the tables are there already, it fails and changes nothing. It connects to no database, so it also works where
    /// there is none yet.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The jobs are not kept through Entity Framework Core.</exception>
    /// <exception cref="JobStoreException">The database's provider is not supported, or the context's model lacks the tables.</exception>
    public static string GetBackgroundJobsMigrationScript(this IServiceProvider services) => Store(services).MigrationScript();

    /// <summary>
    /// As <see cref="GetBackgroundJobsMigrationScript"/>, for a database that has the jobs' tables already: it adds those of the migration
    /// loop alone, which <c>AddJobMigration(migration => migration.UseEntityFrameworkCore())</c> asks for.
    /// </summary>
    /// <remarks>Where the jobs' tables are missing, or the migration's are there, it fails and changes nothing.</remarks>
    /// <exception cref="InvalidOperationException">The jobs, or the migration's state, are not kept through Entity Framework Core.</exception>
    /// <exception cref="JobStoreException">The database's provider is not supported, or the context's model lacks the tables.</exception>
    public static string GetJobMigrationScript(this IServiceProvider services) => Store(services).MigrationScript(MigrationSchema.Feature)
        ?? throw new InvalidOperationException(
            "The migration's state is not kept through Entity Framework Core, so it has no tables. Call UseEntityFrameworkCore() in AddJobMigration().");

    private static RelationalJobStore Store(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.GetRequiredService<IJobStore>() as RelationalJobStore ?? throw new InvalidOperationException(
            "The jobs are not kept through Entity Framework Core, so there is nothing to migrate. Call UseEntityFrameworkCore() in AddBackgroundJobs().");
    }
}
