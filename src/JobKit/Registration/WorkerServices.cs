using JobKit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The parts of a working node, each known to the container once.</summary>
internal static class WorkerServices
{
    public static void AddJobWorker(this IServiceCollection services)
    {
        services.TryAddSingleton<WorkerIdentity>();
        services.TryAddSingleton<StatisticsRecorder>();
        services.TryAddSingleton<StatisticsFlusher>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IJobSettledObserver, EndedJobsCount>());
        services.TryAddSingleton<LoopGuard>();
        services.TryAddSingleton<HeldJobs>();
        services.TryAddSingleton(provider => new WorkAhead(Options(provider).Concurrency));
        services.TryAddSingleton(provider => new PrefetchSize(Options(provider).Concurrency, Options(provider).PrefetchLimit));
        services.TryAddSingleton<SpareSlots>();
        services.TryAddSingleton<ClaimCall>();
        services.TryAddSingleton<JobFetcher>();
        services.TryAddSingleton<LeaseKeeper>();
        services.TryAddSingleton<ProgressWriter>();
        services.TryAddSingleton<AttemptParts>();
        services.TryAddSingleton<AttemptReport>();
        services.TryAddSingleton<AttemptSettle>();
        services.TryAddSingleton<JobExecutor>();
        services.TryAddSingleton<SettleFollowUp>();
        services.TryAddSingleton<JobSettler>();
        services.TryAddSingleton<LeaseSweeper>();
        services.TryAddSingleton<RetentionPruner>();
        services.TryAddSingleton<QueueWatch>();
        services.TryAddSingleton<WorkerHeartbeat>();
        services.TryAddSingleton<MaintainLoops>();
        services.TryAddSingleton<JobWorker>();
        services.TryAddSingleton<IJobDrain, JobDrain>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, JobWorker>(provider => provider.GetRequiredService<JobWorker>()));
    }

    private static WorkerOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<WorkerOptions>>().CurrentValue;
}
