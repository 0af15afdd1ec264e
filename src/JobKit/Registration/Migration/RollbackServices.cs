using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What follows a rollback.</summary>
internal static class RollbackServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<IRollbackStepStore, InMemoryRollbackSteps>();
        services.TryAddSingleton<RollbackJobs>();
        services.TryAddSingleton<LegacyReplays>();
        services.TryAddSingleton<AlertStep>();

        // In the order in which they are done.
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IRollbackStep, FlagStep>(),
            ServiceDescriptor.Singleton<IRollbackStep, QueuedStep>(),
            ServiceDescriptor.Singleton<IRollbackStep, RunningStep>(),
            ServiceDescriptor.Singleton<IRollbackStep, WorkerStep>(),
            ServiceDescriptor.Singleton<IRollbackStep, BackupStep>(),
            ServiceDescriptor.Singleton<IRollbackStep, EnvironmentStep>(),
            ServiceDescriptor.Singleton<IRollbackStep, AlertStep>(provider => provider.GetRequiredService<AlertStep>()),
        ]);
        services.TryAddSingleton<RollbackRunner>();
        services.TryAddSingleton<RollbackDrill>();
        services.TryAddSingleton<IRollbackSteps, RollbackSteps>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IRolloutReaction, RollbackReaction>(),
            ServiceDescriptor.Singleton<IRolloutReaction, AlertReaction>(),
        ]);
        services.AddSystemJob<RollbackJob, RollbackHandler>(
            configure: options =>
            {
                options.MaxAttempts = RollbackJob.Attempts;
                options.Timeout = RollbackRunner.Longest;
            },
            urgent: true);
    }
}
