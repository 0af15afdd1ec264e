using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>What a loop remembers of its failures in a row: logged, counted, and waited out with backoff and jitter.</summary>
internal sealed class LoopFailures(string loop, JobKitMetrics metrics, ILogger logger)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);

    /// <summary>So that work resumes within 10 s of the database's return.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly PollBackoff _backoff = new(ShortestWait, LongestWait, Random.Shared.NextDouble);

    private int _count;

    public void Succeeded()
    {
        if (_count == 0)
            return;

        WorkerLog.LoopRecovered(logger, loop, _count);
        _count = 0;
        _backoff.Reset();
    }

    /// <summary>Notes one; gives how long to wait.</summary>
    public TimeSpan Failed(Exception exception)
    {
        var wait = _backoff.Next();
        metrics.LoopError(loop);
        WorkerLog.LoopError(logger, exception, loop, ++_count, wait);
        return wait;
    }
}
