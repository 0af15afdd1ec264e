using JobKit.EntityFrameworkCore;
using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps the migration loop's state in the database that keeps the jobs.</summary>
public static class JobMigrationBuilderExtensions
{
    /// <summary>Keeps flags, rollouts, events, observations and answers beside the jobs, whose store is chosen by <c>UseEntityFrameworkCore</c> in <c>AddBackgroundJobs</c>.</summary>
    /// <remarks>
    /// The tables are made and checked together with those of the jobs: by the app's own migrations where its model has
    /// <c>modelBuilder.AddJobMigration()</c>, else by <c>MigrateBackgroundJobsAsync()</c> or at the start.
    /// </remarks>
    public static IJobMigrationBuilder UseEntityFrameworkCore(this IJobMigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        var services = migration.Services;
        if (!services.Any(it => ReferenceEquals(it.ImplementationInstance, MigrationSchema.Feature)))
        {
            services.AddSingleton(MigrationSchema.Feature);
        }

        services.RemoveAll<IFeatureFlagStore>();
        services.RemoveAll<IRolloutEventStore>();
        services.RemoveAll<IRolloutStore>();
        services.RemoveAll<IObservationStore>();
        services.RemoveAll<IShadowStore>();
        services.AddSingleton<IShadowStore>(provider => new RelationalShadowStore(Source(provider)));
        services.RemoveAll<IBackfillStore>();
        services.AddSingleton<IFeatureFlagStore>(provider => new RelationalFeatureFlagStore(Source(provider)));
        services.AddSingleton<IRolloutEventStore>(provider => new RelationalRolloutEventStore(Source(provider)));
        services.RemoveAll<IVerificationAnswers>();
        services.AddSingleton<IVerificationAnswers>(provider => new RelationalVerificationAnswers(Source(provider)));
        services.AddSingleton<IRolloutStore>(provider => new RelationalRolloutStore(Source(provider)));
        services.AddSingleton<IObservationStore>(provider => new RelationalObservationStore(Source(provider)));
        services.AddSingleton<IBackfillStore>(provider => new RelationalBackfillStore(Source(provider)));
        services.RemoveAll<IRollbackStepStore>();
        services.AddSingleton<IRollbackStepStore>(provider => new RelationalRollbackStepStore(Source(provider)));
        return migration;
    }

    /// <summary>Rolls back what shadow jobs do through this class of contexts, as it is done for the context that keeps the jobs.</summary>
    /// <remarks>
    /// Call it for every other context that shadowed handlers use, after its own registration. A handler's commits have no effect there, and
    /// what it wrote is gone for itself too once its own transaction has ended. Commands that go past Entity Framework
    /// are not seen, but on PostgreSQL on a connection that the context has opened.
    /// </remarks>
    /// <typeparam name="TContext">The class of contexts.</typeparam>
    public static IJobMigrationBuilder IsolateShadow<TContext>(this IJobMigrationBuilder migration)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(migration);
        IsolationServices.Isolate<TContext>(migration.Services);
        return migration;
    }

    private static ISessionSource Source(IServiceProvider provider) => provider.GetService<ISessionSource>() ?? throw new InvalidOperationException(
        "The jobs are not kept through Entity Framework Core, and the migration's state stands beside them. Call UseEntityFrameworkCore() in AddBackgroundJobs() too.");
}
