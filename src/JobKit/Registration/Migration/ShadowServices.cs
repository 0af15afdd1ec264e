using JobKit;
using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The parts that shadow requests.</summary>
internal static class ShadowServices
{
    /// <summary>What an app may ask for, whether it has experiments or not.</summary>
    public static void AddShadow(this IServiceCollection services)
    {
        services.TryAddSingleton<IShadowStore, InMemoryShadowStore>();
        services.TryAddSingleton<Experiments>();
        services.TryAddSingleton<ShadowReadiness>();
        services.TryAddSingleton<ShadowInbox>();
        services.TryAddSingleton<ShadowCounter>();
        services.TryAddSingleton<IShadow>(provider => new ShadowDoor(
            provider.GetRequiredService<Experiments>(),
            provider.GetRequiredService<ShadowInbox>(),
            provider.GetRequiredService<ShadowCounter>(),
            Random.Shared,
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IShadowReports, ShadowReports>();
        services.TryAddSingleton<IShadowContext, ShadowContext>();
        services.TryAddTransient<ShadowHttpGuard>();

        // Without experiments too: what they kept of users' answers must go after they have left the code.
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ShadowPruning>());

        // Without experiments too: another app's shadow jobs may come to this one's worker.
        services.TryAddSingleton<ShadowIsolation>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAttemptPreparation, ShadowIsolation>(provider => provider.GetRequiredService<ShadowIsolation>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IEnqueueGate, ShadowIsolation>(provider => provider.GetRequiredService<ShadowIsolation>()));
    }

    /// <summary>What runs experiments, where there is one.</summary>
    public static void AddShadowRuns(this IServiceCollection services)
    {
        services.AddSystemJob<CompareShadow, CompareShadowHandler>();
        services.AddSystemQueue(ShadowQueue.Name, ShadowQueue.Concurrency);
        services.TryAddSingleton<ShadowDecisions>();
        services.TryAddSingleton<ShadowRunner>();
        services.TryAddSingleton<CompareQueue>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IJobSettledObserver, ShadowEnds>(),
            ServiceDescriptor.Singleton<IHostedService, ShadowReadiness>(provider => provider.GetRequiredService<ShadowReadiness>()),
            ServiceDescriptor.Singleton<IHostedService, ShadowLoops>(),
        ]);
    }
}
