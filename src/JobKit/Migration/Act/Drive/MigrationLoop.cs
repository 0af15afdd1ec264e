using Microsoft.Extensions.Hosting;

namespace JobKit.Migration;

/// <summary>Runs the driver, its recounts, the look at the queues and the fuse, each on its own: what hangs holds up none of the others.</summary>
internal sealed class MigrationLoop(MigrationDriver driver, QueueAge age, Fuse fuse, RolloutNode node, LoopGuard guard, TimeProvider clock) : IHostedService, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Seldomer: the statistics of the queues cost most where most waits.</summary>
    private static readonly TimeSpan QueueInterval = TimeSpan.FromSeconds(5);

    /// <summary>From the end of one to the next; asking more often for jobs that are under way is no help.</summary>
    private static readonly TimeSpan RecountInterval = TimeSpan.FromSeconds(10);

    /// <summary>So that a hanging connection does not end the looking for longer than this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.WhenAll(
            Detached.Run(() => guard.RunAsync("migrations", DriveAsync, _stop.Token)),
            Detached.Run(() => guard.RunAsync("queue ages", LookAtQueuesAsync, _stop.Token)),
            Detached.Run(() => guard.RunAsync("recounts", RecountAsync, _stop.Token)),
            Detached.Run(() => guard.RunAsync("fuses", LookAsync, _stop.Token)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private Task DriveAsync(CancellationToken stopping) => TurnAsync(Interval, driver.TickAsync, stopping);

    private Task LookAtQueuesAsync(CancellationToken stopping) => TurnAsync(QueueInterval, age.LookAsync, stopping);

    private async Task TurnAsync(TimeSpan interval, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        await Task.Delay(interval, clock, stopping).ConfigureAwait(false);
        using var timeout = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        await work(either.Token).ConfigureAwait(false);
    }

    private async Task RecountAsync(CancellationToken stopping)
    {
        await Task.Delay(RecountInterval, clock, stopping).ConfigureAwait(false);
        await driver.RecountAsync(stopping).ConfigureAwait(false);
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        await Task.Delay(Interval, clock, stopping).ConfigureAwait(false);
        fuse.Look();
        node.TellAge();
    }
}
