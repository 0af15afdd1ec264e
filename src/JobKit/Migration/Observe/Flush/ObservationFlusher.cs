using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Brings the monitor's counts to the store: one batch a second, and a last one at the stop.</summary>
/// <remarks>What is counted while a batch waits for the store's answer waits for the next one.</remarks>
internal sealed class ObservationFlusher(
    NodeCounts counts,
    IObservationStore store,
    WorkerIdentity node,
    LoopGuard guard,
    TimeProvider clock,
    ILogger<ObservationFlusher> logger)
{
    /// <summary>The time for the last write at the stop, which nobody wants to wait for long.</summary>
    public static readonly TimeSpan LastWriteTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(10);

    private readonly ObservationSender _sender = new(store, node.Id, logger);

    /// <summary>Flushes until cancelled, then once more; never throws.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await guard.RunAsync("observe", TurnAsync, stopping).ConfigureAwait(false);
        try
        {
            await TimeLimit.RunAsync(token => FlushAsync(isLast: true, token), LastWriteTimeout, clock, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The process is stopping: there is nobody left who could try again.
            ObserveLog.LastFlushFailed(logger, exception, node.Id);
        }
    }

    private async Task TurnAsync(CancellationToken stopping)
    {
        await Task.Delay(Interval, clock, stopping).ConfigureAwait(false);
        await TimeLimit.RunAsync(token => FlushAsync(isLast: false, token), WriteTimeout, clock, stopping).ConfigureAwait(false);
    }

    private async Task FlushAsync(bool isLast, CancellationToken cancellationToken)
    {
        if (counts.Collect() is var dropped && dropped > 0)
        {
            ObserveLog.Dropped(logger, dropped);
        }

        await _sender.SendAsync(cancellationToken).ConfigureAwait(false);
        _sender.Add(counts.Take(), counts.TakeExposures(), isLast);
        await _sender.SendAsync(cancellationToken).ConfigureAwait(false);
    }
}
