using JobKit.Storage;
using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>Says when a job will probably be done, from the last hour's statistics.</summary>
/// <remarks>
/// Answers from memory, never waits and never throws. Asking starts a reading in the background when the last one is 5 s old or older, so
/// the first answers are "unknown", and a process that nobody asks reads nothing. See <see cref="EstimateTable"/> for what the numbers mean.
/// </remarks>
internal sealed class JobEstimator(IJobQueryStore store, TimeProvider clock, ILogger<JobEstimator> logger) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private volatile Dictionary<(string Queue, string Type), JobEstimate> _estimates = [];
    private long? _askedAt;
    private bool _reading;

    /// <summary>The reading under way, or the last one; never faulted.</summary>
    public Task Reading { get; private set; } = Task.CompletedTask;

    /// <summary>From enqueue to end, for a job of this type in this queue; null before there is data.</summary>
    public JobEstimate? Estimate(string queue, string type)
    {
        // Taken before a reading may begin, which could be done by the time it is looked at: the answer is what was known when asked.
        var known = _estimates;
        RefreshIfOld();
        return known.GetValueOrDefault((queue, type));
    }

    /// <summary>Stops a reading under way. Later questions are answered from what is known.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _reading = true;
        }

        _stop.Cancel();
    }

    private void RefreshIfOld()
    {
        lock (_gate)
        {
            if (_reading || (_askedAt is { } last && clock.GetElapsedTime(last) < MaxAge))
            {
                return;
            }

            _reading = true;
            _askedAt = clock.GetTimestamp();
            Reading = Detached.Run(ReadAsync);
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            using var timeout = new CancellationTokenSource(ReadTimeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _stop.Token);
            _estimates = EstimateTable.From(await store.ReadStatisticsAsync(Window, either.Token).ConfigureAwait(false));
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The process stops: nobody asks any more.
        }
        catch (Exception exception)
        {
            // An estimate is a courtesy: the caller keeps the old one, and the log says why.
            StorageLog.EstimateReadFailed(logger, exception);
        }

        lock (_gate)
        {
            _reading = _stop.IsCancellationRequested;
        }
    }
}
