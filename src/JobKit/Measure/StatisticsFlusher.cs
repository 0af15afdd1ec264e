using JobKit.Storage;
using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>Writes the recorder's counts to the store: once a second while there are any, and once more at the stop.</summary>
/// <remarks>
/// While a write fails its counts are kept and tried again with growing pauses; what is counted meanwhile stays in the recorder, whose
/// memory is bounded, and belongs to the minute in which it is taken at last. A write whose answer was lost may be counted twice: these
/// are statistics.
/// </remarks>
internal sealed class StatisticsFlusher(
    StatisticsRecorder recorder, IJobMaintainStore store, TimeProvider clock, JobKitMetrics metrics, ILogger<StatisticsFlusher> logger)
{
    /// <summary>The time for the last write at the stop, which nobody wants to wait for long.</summary>
    public static readonly TimeSpan LastWriteTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(30);

    private IReadOnlyList<StatisticsCount> _unwritten = [];
    private int _failures;

    /// <summary>Flushes until cancelled, then once more; never throws.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await PauseAsync(cancellationToken).ConfigureAwait(false))
        {
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        await FlushLastAsync().ConfigureAwait(false);
    }

    private async Task<bool> PauseAsync(CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromTicks(Math.Min(Interval.Ticks << Math.Min(_failures, 5), MaxPause.Ticks));
        await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellationToken.IsCancellationRequested;
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(cancellationToken).ConfigureAwait(false);
            _failures = 0;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Statistics must not stop the loop, whatever the store throws.
            _failures++;
            metrics.LoopError("statistics");
            MaintainLog.StatisticsFailed(logger, exception, _unwritten.Count);
        }
        catch (Exception)
        {
            // The stop came in the middle of a write: the counts are kept for the last one.
        }
    }

    private async Task FlushLastAsync()
    {
        using var timeout = new CancellationTokenSource(LastWriteTimeout, clock);
        try
        {
            // Twice: what an earlier failure left, then what was counted since.
            await WriteAsync(timeout.Token).ConfigureAwait(false);
            await WriteAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The process is stopping: there is nobody left who could try again.
            MaintainLog.StatisticsLost(logger, exception, _unwritten.Count);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (_unwritten.Count == 0)
        {
            _unwritten = recorder.Drain(clock.GetUtcNow().ToUnixTimeSeconds() / 60);
        }

        if (_unwritten.Count > 0)
        {
            await store.AddStatisticsAsync(_unwritten, cancellationToken).ConfigureAwait(false);
            _unwritten = [];
        }
    }
}
