namespace JobKit;

/// <summary>The loops that every working node runs for all: sweep, prune, statistics, gauges, sign of life.</summary>
internal sealed class MaintainLoops(
    LeaseSweeper sweeper, RetentionPruner pruner, StatisticsFlusher statistics, QueueWatch queues, WorkerHeartbeat heartbeat)
{
    public IEnumerable<Task> Start(CancellationToken stopping) =>
    [
        Detached.Run(() => sweeper.RunAsync(stopping)),
        Detached.Run(() => pruner.RunAsync(stopping)),
        Detached.Run(() => statistics.RunAsync(stopping)),
        Detached.Run(() => queues.RunAsync(stopping)),
        Detached.Run(() => heartbeat.RunAsync(stopping)),
    ];
}
