using JobKit.Storage;
using Microsoft.Extensions.Hosting;

namespace JobKit.Migration;

/// <summary>Runs this node's captures and comparisons, and looks twice a minute for what nobody told of.</summary>
internal sealed class ShadowLoops(
    ShadowInbox inbox,
    ShadowRunner runner,
    CompareQueue comparisons,
    ShadowDecisions decisions,
    IShadowStore store,
    IJobQueryStore jobs,
    Experiments experiments,
    LoopGuard guard,
    TimeProvider clock) : IHostedService, IDisposable
{
    /// <summary>How often it looks, and how old a row is before it looks at it.</summary>
    public static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(30);

    private const int SweepBatch = 200;

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.WhenAll(
            Detached.Run(() => guard.RunAsync("shadow", PumpAsync, _stop.Token)),
            Detached.Run(() => guard.RunAsync("shadow-sweep", SweepAsync, _stop.Token)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private async Task PumpAsync(CancellationToken stopping)
    {
        var work = await inbox.TakeAsync(stopping).ConfigureAwait(false);
        await (work.Capture is { } capture ? runner.RunAsync(capture, stopping) : comparisons.AddAsync(work.Ended, stopping)).ConfigureAwait(false);
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        await Task.Delay(SweepInterval, clock, stopping).ConfigureAwait(false);
        foreach (var experiment in experiments.All)
        {
            await SweepAsync(experiment, stopping).ConfigureAwait(false);
        }
    }

    private async Task SweepAsync(Experiment experiment, CancellationToken stopping)
    {
        var open = await store.ReadOpenAsync(experiment.Key, SweepInterval, SweepBatch, stopping).ConfigureAwait(false);
        var ids = open.Where(row => row.JobId is not null).Select(row => row.JobId!.Value).ToList();
        var states = ids.Count == 0 ? [] : await jobs.GetStatesAsync(ids, stopping).ConfigureAwait(false);
        var live = states.Where(state => !state.Status.IsTerminal()).Select(state => state.Id).ToHashSet();
        var now = clock.GetUtcNow();
        foreach (var row in open)
        {
            if (row.JobId is not { } job)
            {
                // Somebody who stopped between its row and its verdict wrote it.
                await decisions.WriteAsync(row, ShadowJudge.NotCleaned(experiment), stopping).ConfigureAwait(false);
            }
            else if (!live.Contains(job) || now >= row.CreatedAt + experiment.Settings.Deadline)
            {
                // One whose job lives on is for its comparison to judge, once its time is over.
                await comparisons.AddAsync(row.Id, stopping).ConfigureAwait(false);
            }
        }
    }
}
