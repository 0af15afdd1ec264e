using System.Collections.Concurrent;
using JobKit.Storage;

namespace JobKit;

/// <summary>Coalesces progress: at most one write a second for all jobs of this node together, plus the last of each attempt.</summary>
internal sealed class ProgressWriter(IJobWorkStore store, HeldJobs held, LoopGuard guard, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<JobId, ProgressWrite> _latest = new();
    private readonly SemaphoreSlim _some = new(0, 1);

    /// <summary>Notes how far an attempt is; only the latest note is written.</summary>
    public void Report(ProgressWrite progress)
    {
        // A null step leaves what stands, also where what stands has not been written yet.
        _latest.AddOrUpdate(progress.JobId, progress, (_, before) => before.Epoch == progress.Epoch ? progress with { Step = progress.Step ?? before.Step } : progress);
        try
        {
            if (_some.CurrentCount == 0)
                _some.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another report signalled at the same moment; one is enough.
        }
    }

    /// <summary>Writes until the token is cancelled. Never throws.</summary>
    public Task RunAsync(CancellationToken stopping) => guard.RunAsync("progress", TurnAsync, stopping);

    /// <summary>Writes what is left of one attempt, before its outcome.</summary>
    public async Task FlushAsync(JobId id, CancellationToken cancellationToken)
    {
        if (_latest.TryRemove(id, out var last))
            await store.WriteProgressAsync([last], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Drops what is left of one attempt: it completed, and that says more.</summary>
    public void Forget(JobId id) => _latest.TryRemove(id, out _);

    public void Dispose() => _some.Dispose();

    private async Task TurnAsync(CancellationToken stopping)
    {
        await _some.WaitAsync(stopping).ConfigureAwait(false);
        List<ProgressWrite> writes = [];
        foreach (var id in _latest.Keys)
        {
            if (_latest.TryRemove(id, out var write))
                writes.Add(write);
        }

        if (writes.Count > 0)
            await WriteAsync(writes, stopping).ConfigureAwait(false);
        await Task.Delay(Interval, clock, stopping).ConfigureAwait(false);
    }

    private async Task WriteAsync(List<ProgressWrite> writes, CancellationToken stopping)
    {
        var answers = await store.WriteProgressAsync(writes, stopping).ConfigureAwait(false);
        for (var i = 0; i < answers.Count; i++)
        {
            // A handler that completed in its own transaction has not lost its lease: it is over.
            if (!answers[i] && held.Find(writes[i].JobId) is { IsDecided: false, OwnSettle: null } one && one.Job.Epoch == writes[i].Epoch)
                one.TryStop(StopReason.LeaseLost);
        }
    }
}
