using JobKit.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <summary>Looks now and then at how the queues stand: for the gauges, and to warn of pending jobs that no worker handles.</summary>
internal sealed class QueueWatch(
    IJobQueryStore store,
    JobTypeRegistry types,
    LoopGuard guard,
    IOptionsMonitor<WorkerOptions> options,
    JobKitMetrics metrics,
    TimeProvider clock,
    ILogger<QueueWatch> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>A worker that was not heard of for longer is no help to its types.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);

    private string _warned = string.Empty;

    /// <summary>Looks until the token is cancelled. Never throws.</summary>
    public Task RunAsync(CancellationToken stopping) => guard.RunAsync("queue-watch", TurnAsync, stopping);

    private async Task TurnAsync(CancellationToken stopping)
    {
        var statistics = await store.GetStatisticsAsync(stopping).ConfigureAwait(false);
        metrics.Gauges.SetQueues(statistics.Queues);
        var unhandled = await UnhandledAsync(statistics, stopping).ConfigureAwait(false);
        metrics.Gauges.SetUnhandledTypes(unhandled);
        Warn(unhandled);
        await Task.Delay(Interval, clock, stopping).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<string>> UnhandledAsync(JobStatistics statistics, CancellationToken stopping)
    {
        var mine = statistics.PendingTypes.Except(types.HandledTypes, StringComparer.Ordinal).ToList();
        if (mine.Count == 0)
            return mine;

        var patience = options.CurrentValue.SweepInterval * 3;
        var workers = await store.GetWorkersAsync(stopping).ConfigureAwait(false);
        return [.. mine.Except(
            workers.Where(worker => worker.HeartbeatAge <= (patience > LongestSilence ? patience : LongestSilence)).SelectMany(worker => worker.Types),
            StringComparer.Ordinal)];
    }

    /// <summary>Once for each set of types, not at each look.</summary>
    private void Warn(IReadOnlyList<string> unhandled)
    {
        var named = string.Join(", ", unhandled);
        if (named.Length > 0 && named != _warned)
            WorkerLog.UnhandledTypes(logger, named);
        _warned = named;
    }
}
