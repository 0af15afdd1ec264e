using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Removes shadowed requests that are past their time: on every node, also where the app has no experiment any more.</summary>
internal sealed class ShadowPruning(IShadowStore store, LoopGuard guard, TimeProvider clock, ILogger<ShadowPruning> logger) : IHostedService, IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public const int Batch = 1000;

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Detached.Run(() => guard.RunAsync("shadow-prune", TurnAsync, _stop.Token));
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
        await Task.Delay(Interval, clock, stopping).ConfigureAwait(false);
        int removed;
        do
        {
            removed = await store.PruneAsync(Batch, stopping).ConfigureAwait(false);
            if (removed > 0)
            {
                ShadowLog.Pruned(logger, removed);
            }
        }
        while (removed >= Batch);
    }
}
