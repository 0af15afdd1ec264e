using JobKit.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <summary>Takes jobs from dead holders and ends those past their expiry. Every node does it; any number equals one.</summary>
internal sealed class LeaseSweeper(
    IJobMaintainStore store,
    SettledObservers observers,
    LoopGuard guard,
    IJobWakeSignal wake,
    IOptionsMonitor<WorkerOptions> options,
    JobKitMetrics metrics,
    TimeProvider clock,
    ILogger<LeaseSweeper> logger)
{
    private const int BatchSize = 500;

    /// <summary>Sweeps until the token is cancelled. Never throws.</summary>
    public Task RunAsync(CancellationToken stopping) => guard.RunAsync("sweep", TurnAsync, stopping);

    private async Task TurnAsync(CancellationToken stopping)
    {
        // Before the wait, so that a node that starts after a crash recovers at once.
        await SweepAllAsync(stopping).ConfigureAwait(false);
        await ExpireAllAsync(stopping).ConfigureAwait(false);
        await Task.Delay(options.CurrentValue.SweepInterval, clock, stopping).ConfigureAwait(false);
    }

    private async Task SweepAllAsync(CancellationToken stopping)
    {
        SweepResult result;
        do
        {
            result = await store.SweepAsync(options.CurrentValue.MaxAbandons, BatchSize, stopping).ConfigureAwait(false);
            if (result.Swept > 0)
            {
                metrics.Swept(result.Swept);
                MaintainLog.Swept(logger, result.Swept, result.Settled.Count);
                await PublishAsync(result.Settled).ConfigureAwait(false);
                wake.Wake(result.Queues.ToHashSet(StringComparer.Ordinal));
            }
        }
        while (result.Swept == BatchSize);
    }

    private async Task ExpireAllAsync(CancellationToken stopping)
    {
        IReadOnlyList<SettledJob> expired;
        do
        {
            expired = await store.ExpireAsync(BatchSize, stopping).ConfigureAwait(false);
            if (expired.Count > 0)
                MaintainLog.Expired(logger, expired.Count);
            await PublishAsync(expired).ConfigureAwait(false);
        }
        while (expired.Count == BatchSize);
    }

    private async Task PublishAsync(IReadOnlyList<SettledJob> ended)
    {
        if (ended.Count > 0)
            await observers.PublishAsync(ended, CancellationToken.None).ConfigureAwait(false);
    }
}
