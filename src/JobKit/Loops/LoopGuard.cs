using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>Keeps a loop alive: whatever a turn throws is logged, counted, waited out with backoff and jitter, and the next turn begins.</summary>
internal sealed class LoopGuard(JobKitMetrics metrics, TimeProvider clock, ILogger<LoopGuard> logger)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);

    /// <summary>So that work resumes within 10 s of the database's return.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Runs turns until the token is cancelled. Never throws.</summary>
    public async Task RunAsync(string loop, Func<CancellationToken, Task> turn, CancellationToken stopping)
    {
        var backoff = new PollBackoff(ShortestWait, LongestWait, Random.Shared.NextDouble);
        var failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await turn(stopping).ConfigureAwait(false);
                if (failures == 0)
                    continue;

                WorkerLog.LoopRecovered(logger, loop, failures);
                failures = 0;
                backoff.Reset();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                var wait = backoff.Next();
                metrics.LoopError(loop);
                WorkerLog.LoopError(logger, exception, loop, ++failures, wait);
                await WaitAsync(wait, stopping).ConfigureAwait(false);
            }
        }
    }

    private Task WaitAsync(TimeSpan wait, CancellationToken stopping) =>
        Task.Delay(wait, clock, stopping).ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
