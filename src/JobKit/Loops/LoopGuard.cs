using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>Keeps a loop alive: whatever a turn throws is logged, counted, waited out, and the next turn begins.</summary>
internal sealed class LoopGuard(JobKitMetrics metrics, TimeProvider clock, ILogger<LoopGuard> logger)
{
    /// <summary>Runs turns until the token is cancelled. Never throws.</summary>
    public async Task RunAsync(string loop, Func<CancellationToken, Task> turn, CancellationToken stopping)
    {
        var failures = new LoopFailures(loop, metrics, logger);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await turn(stopping).ConfigureAwait(false);
                failures.Succeeded();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                await WaitAsync(failures.Failed(exception), stopping).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Runs turns on the calling thread until the token is cancelled. Never throws.</summary>
    public void Run(string loop, Action<CancellationToken> turn, CancellationToken stopping)
    {
        var failures = new LoopFailures(loop, metrics, logger);
        var pause = TimeSpan.Zero;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                ThreadPause.Wait(pause, clock, stopping);
                pause = TimeSpan.Zero;
                turn(stopping);
                failures.Succeeded();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                pause = failures.Failed(exception);
            }
        }
    }

    private Task WaitAsync(TimeSpan wait, CancellationToken stopping) =>
        Task.Delay(wait, clock, stopping).ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
