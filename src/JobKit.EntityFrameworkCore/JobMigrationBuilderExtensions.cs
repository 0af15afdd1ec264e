using JobKit.EntityFrameworkCore;
using JobKit.Migration;
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
        services.AddSingleton<IFeatureFlagStore>(provider => new RelationalFeatureFlagStore(Source(provider)));
        services.AddSingleton<IRolloutEventStore>(provider => new RelationalRolloutEventStore(Source(provider)));
        services.RemoveAll<IVerificationAnswers>();
        services.AddSingleton<IVerificationAnswers>(provider => new RelationalVerificationAnswers(Source(provider)));
        services.AddSingleton<IRolloutStore>(provider => new RelationalRolloutStore(Source(provider)));
        services.AddSingleton<IObservationStore>(provider => new RelationalObservationStore(Source(provider)));
        return migration;
    }

    private static ISessionSource Source(IServiceProvider provider) => provider.GetService<ISessionSource>() ?? throw new InvalidOperationException(
        "The jobs are not kept through Entity Framework Core, and the migration's state stands beside them. Call UseEntityFrameworkCore() in AddBackgroundJobs() too.");
}
