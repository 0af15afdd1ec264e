using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The parts that move rollouts on a node.</summary>
internal static class RolloutServices
{
    public static void AddRollouts(this IServiceCollection services)
    {
        services.AddObservation();
        services.TryAddSingleton<IRolloutStore>(provider =>
            new InMemoryRolloutStore(provider.GetRequiredService<InMemoryRolloutEvents>(), provider.GetService<IJobEnqueueStore>()));
        services.TryAddSingleton<RolloutWriter>();
        services.AddOptions<JobKit.JobOptions>();
        services.TryAddSingleton<RolloutJobs>();
        services.TryAddSingleton<RolloutNode>();
        services.TryAddSingleton<ITrafficRouters>(provider => provider.GetRequiredService<RolloutNode>());
        services.TryAddSingleton<RolloutReader>();
        services.TryAddSingleton<RolloutLeases>();
        services.TryAddSingleton<RollbackRequests>();
        services.TryAddSingleton(provider => new AnswerSteps(
            () => provider.GetService<IJobFactory>() is null ? null : provider.GetRequiredService<RollbackRunner>(), provider.GetRequiredService<ILogger<AnswerSteps>>()));
        services.TryAddSingleton<RollbackDoor>();
        services.TryAddSingleton<QueueAge>();
        services.TryAddSingleton<MigrationDriver>();
        services.TryAddSingleton<PlanReadiness>();
        services.TryAddSingleton<RolloutStart>();
        services.TryAddSingleton<Fuse>();
        services.TryAddSingleton<Rollouts>();
        services.TryAddSingleton<IRollouts>(provider => provider.GetRequiredService<Rollouts>());
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IHostedService, RolloutPolling>(),
            ServiceDescriptor.Singleton<IHostedService, MigrationLoop>(),
        ]);
    }
}
