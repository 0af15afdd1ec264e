using JobKit;
using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The parts that observe migrations on a node.</summary>
internal static class ObservationServices
{
    /// <summary>Adds them, once however often it is called.</summary>
    public static void AddObservation(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<JobKitMetrics>();
        services.TryAddSingleton<WorkerIdentity>();
        services.TryAddSingleton<LoopGuard>();
        services.TryAddSingleton(provider => new MigrationMonitor(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IObservationStore, InMemoryObservationStore>();
        services.TryAddSingleton<NodeCounts>();
        services.TryAddSingleton<ObservationFlusher>();
        services.TryAddSingleton<CohortReconciler>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IJobSettledObserver, JobOutcomeCount>(),
            ServiceDescriptor.Singleton<IHostedService, ObservationLoop>(),
            ServiceDescriptor.Singleton<IHostedService, ObservationPruning>(),
        ]);
    }
}
