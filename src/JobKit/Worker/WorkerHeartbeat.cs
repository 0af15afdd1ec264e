using JobKit.Storage;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <summary>Tells the store that this node lives and how busy it is, for people to see. Nothing rests on it: liveness of jobs is their leases'.</summary>
internal sealed class WorkerHeartbeat(
    IJobWorkStore store, WorkAhead ahead, JobTypeRegistry types, WorkerIdentity worker, LoopGuard guard, IOptionsMonitor<WorkerOptions> options, JobKitMetrics metrics, TimeProvider clock)
{
    /// <summary>Beats until the token is cancelled. Never throws.</summary>
    public Task RunAsync(CancellationToken stopping) => guard.RunAsync("heartbeat", TurnAsync, stopping);

    private async Task TurnAsync(CancellationToken stopping)
    {
        var busy = ahead.Busy;
        metrics.Gauges.SetSlots(busy, Math.Max(0, ahead.Slots - busy));
        await store.BeatAsync(new(worker.Id, worker.Host, ahead.Slots, busy, types.HandledTypes), stopping).ConfigureAwait(false);
        await Task.Delay(options.CurrentValue.SweepInterval, clock, stopping).ConfigureAwait(false);
    }
}
