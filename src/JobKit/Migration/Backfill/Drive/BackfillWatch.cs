using Microsoft.Extensions.Hosting;

namespace JobKit.Migration;

/// <summary>Gives a running backfill new jobs where it has lost some: killed too often, removed, or never written because the node died at the start.</summary>
internal sealed class BackfillWatch(
    BackfillSources sources, IBackfillStore store, BackfillJobs jobs, LoopGuard guard, TimeProvider clock) : IHostedService, IDisposable
{
    public static readonly TimeSpan Between = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (sources.Names.Count > 0)
        {
            _loop = Detached.Run(() => guard.RunAsync("backfills", TurnAsync, _stop.Token));
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    public async Task LookAsync(CancellationToken stopping)
    {
        foreach (var run in await store.ReadAsync(stopping).ConfigureAwait(false))
        {
            var idle = run.Ranges.All(range => range.Finished) || run.Ranges.Any(range => !range.Finished && !range.Leased);
            if (run.State == BackfillState.Running && idle && sources.Find(run.Name) is not null)
            {
                await jobs.EnsureAsync(run, stopping).ConfigureAwait(false);
            }
        }
    }

    private async Task TurnAsync(CancellationToken stopping)
    {
        await Task.Delay(Between, clock, stopping).ConfigureAwait(false);
        await LookAsync(stopping).ConfigureAwait(false);
    }
}
