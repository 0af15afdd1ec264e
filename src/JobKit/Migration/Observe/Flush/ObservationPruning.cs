using Microsoft.Extensions.Hosting;

namespace JobKit.Migration;

/// <summary>Has old observations removed, apart from the flusher: a node that prunes goes on telling what it counts.</summary>
internal sealed class ObservationPruning(IObservationStore store, LoopGuard guard, TimeProvider clock) : IHostedService, IDisposable
{
    /// <summary>Soon after the start, so that it is also done where no process lives for long; and so soon again after a failure.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private TimeSpan _wait = First;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Detached.Run(() => guard.RunAsync("observe-prune", TurnAsync, _stop.Token));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private async Task TurnAsync(CancellationToken stopping)
    {
        await Task.Delay(_wait, clock, stopping).ConfigureAwait(false);
        _wait = First;
        await TimeLimit.RunAsync(store.PruneAsync, Longest, clock, stopping).ConfigureAwait(false);
        _wait = Interval;
    }
}
