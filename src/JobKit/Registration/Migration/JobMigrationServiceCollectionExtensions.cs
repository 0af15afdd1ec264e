using JobKit;
using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the migration loop to an app that has background jobs.</summary>
public static class JobMigrationServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IFeatureFlags"/>, <see cref="MigrationMonitor"/>, <see cref="ILegacyAnswers"/> and <see cref="IMigrationVerification"/>; their state is kept in memory where no other store is chosen.</summary>
    /// <remarks>May be called several times (by modules), before or after <c>AddBackgroundJobs</c>. The sections <c>JobKit:Migration</c>, <c>Flags</c>, <c>Alerts</c> and <c>Backup</c> of the app's configuration are read first: code wins. The app's host must be started: it reads the flags.</remarks>
    public static IServiceCollection AddJobMigration(this IServiceCollection services, Action<IJobMigrationBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        configure?.Invoke(new JobMigrationBuilder(services));

        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<MigrationOptions>().BindJobKit("Migration").ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MigrationOptions>, MigrationOptionsValidator>());
        services.TryAddSingleton<JobKitMetrics>();
        services.TryAddSingleton<LoopGuard>();
        AddStores(services);
        AddFlags(services);
        services.AddCompat();
        services.AddVerify();
        services.AddRollouts();
        services.AddObservation();
        services.AddShadow();
        services.AddBackfills();
        AlertServices.Add(services);
        BackupServices.Add(services);
        RollbackServices.Add(services);
        return services;
    }

    private static void AddStores(IServiceCollection services)
    {
        services.TryAddSingleton<InMemoryRolloutEvents>();
        services.TryAddSingleton<IRolloutEventStore>(provider => provider.GetRequiredService<InMemoryRolloutEvents>());
        services.TryAddSingleton<IFeatureFlagStore, InMemoryFeatureFlagStore>();
    }

    private static void AddFlags(IServiceCollection services)
    {
        ConfiguredFlags.Add(services);
        services.TryAddSingleton<FlagViews>();
        services.TryAddSingleton<FlagFile>();
        services.TryAddSingleton<FlagReader>();
        services.TryAddSingleton<FeatureFlags>();
        services.TryAddSingleton<IFeatureFlags>(provider => provider.GetRequiredService<FeatureFlags>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, FlagPolling>());
    }
}
