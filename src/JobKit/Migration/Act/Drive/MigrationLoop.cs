using Microsoft.Extensions.Hosting;

namespace JobKit.Migration;

/// <summary>Runs the driver and the fuse, each on its own: a store that hangs holds up only the one.</summary>
internal sealed class MigrationLoop(MigrationDriver driver, Fuse fuse, RolloutNode node, LoopGuard guard, TimeProvider clock) : IHostedService, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>So that a hanging connection does not end the looking for longer than this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.WhenAll(
            Detached.Run(() => guard.RunAsync("migrations", DriveAsync, _stop.Token)),
            Detached.Run(() => guard.RunAsync("fuses", LookAsync, _stop.Token)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private async Task DriveAsync(CancellationToken stopping)
    {
        await Task.Delay(Interval, clock, stopping).ConfigureAwait(false);
        using var timeout = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        await driver.TickAsync(either.Token).ConfigureAwait(false);
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        await Task.Delay(Interval, clock, stopping).ConfigureAwait(false);
        fuse.Look();
        node.TellAge();
    }
}
