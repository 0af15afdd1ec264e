using JobKit.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <summary>Removes ended jobs past their retention, in bounded batches, never a live one.</summary>
internal sealed class RetentionPruner(
    IJobMaintainStore store,
    LoopGuard guard,
    IOptionsMonitor<RetentionOptions> options,
    JobKitMetrics metrics,
    TimeProvider clock,
    ILogger<RetentionPruner> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StatisticsAge = TimeSpan.FromDays(2);

    /// <summary>Prunes until the token is cancelled. Never throws.</summary>
    public Task RunAsync(CancellationToken stopping) => guard.RunAsync("prune", TurnAsync, stopping);

    private async Task TurnAsync(CancellationToken stopping)
    {
        await Task.Delay(Interval, clock, stopping).ConfigureAwait(false);
        var current = options.CurrentValue;
        await PruneAllAsync(JobStatus.Completed, current.Completed, current.BatchSize, stopping).ConfigureAwait(false);
        await PruneAllAsync(JobStatus.Failed, current.Failed, current.BatchSize, stopping).ConfigureAwait(false);
        await PruneAllAsync(JobStatus.Cancelled, current.Cancelled, current.BatchSize, stopping).ConfigureAwait(false);
        await store.PruneStatisticsAsync(StatisticsAge, stopping).ConfigureAwait(false);
    }

    private async Task PruneAllAsync(JobStatus status, TimeSpan age, int batchSize, CancellationToken stopping)
    {
        int pruned;
        do
        {
            pruned = await store.PruneAsync(status, age, batchSize, stopping).ConfigureAwait(false);
            if (pruned > 0)
            {
                metrics.Pruned(status, pruned);
                MaintainLog.Pruned(logger, pruned, status);
            }
        }
        while (pruned == batchSize);
    }
}
