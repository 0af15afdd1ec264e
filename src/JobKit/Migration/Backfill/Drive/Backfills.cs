using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <inheritdoc cref="IBackfills"/>
internal sealed class Backfills(
    BackfillSources sources, IBackfillStore store, BackfillJobs jobs, ILogger<Backfills> logger) : IBackfills
{
    private const int Page = 1_000;

    private const int ShownRejects = 20;

    public async Task<IReadOnlyList<BackfillProgress>> ListAsync(CancellationToken cancellationToken = default)
    {
        var runs = (await store.ReadAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(run => run.Name, StringComparer.Ordinal);
        var list = new List<BackfillProgress>();
        foreach (var name in sources.Names)
        {
            list.Add(await ShowAsync(name, runs.GetValueOrDefault(name), cancellationToken).ConfigureAwait(false));
        }

        return list;
    }

    public async Task<BackfillProgress> GetAsync(string name, CancellationToken cancellationToken = default)
    {
        sources.Get(name);
        return await ShowAsync(name, await ReadAsync(name, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    public async Task<BackfillProgress> StartAsync(string name, OperatorAction action, CancellationToken cancellationToken = default)
    {
        OperateChecks.Check(action);
        var source = sources.Get(name);
        var last = await ReadAsync(name, cancellationToken).ConfigureAwait(false);
        Allow(name, last, BackfillActs.Startable, "started");
        var extent = await source.MeasureAsync(source.Options.Ranges, cancellationToken).ConfigureAwait(false);
        var run = await store.StartAsync(name, last?.Run ?? 0, extent, action, cancellationToken).ConfigureAwait(false);
        if (run is null)
        {
            last = await ReadAsync(name, cancellationToken).ConfigureAwait(false);
            throw Refused(name, last, "started");
        }

        BackfillLog.Started(logger, new(name), new(action.Actor), run.Run, run.Total, run.Ranges.Count);
        await jobs.EnsureAsync(run, cancellationToken).ConfigureAwait(false);
        return await ShowAsync(name, run, cancellationToken).ConfigureAwait(false);
    }

    public async Task<BackfillDryRun> DryRunAsync(string name, CancellationToken cancellationToken = default)
    {
        var source = sources.Get(name);
        var (rows, failed, after) = (0L, 0L, (string?)null);
        var rejects = new List<BackfillReject>();
        while (true)
        {
            var page = await source.PreviewAsync(after, Page, cancellationToken).ConfigureAwait(false);
            rows += page.Rows;
            failed += page.Rejects.Count;
            rejects.AddRange(page.Rejects.Take(ShownRejects - rejects.Count));
            if (page.Last is null)
            {
                return new(rows, rows - failed, failed, rejects);
            }

            after = page.Last;
        }
    }

    public Task<BackfillProgress> PauseAsync(string name, OperatorAction action, CancellationToken cancellationToken = default) =>
        MoveAsync(name, BackfillActs.Pausable, BackfillState.Paused, "paused", action, cancellationToken);

    public Task<BackfillProgress> ResumeAsync(string name, OperatorAction action, CancellationToken cancellationToken = default) =>
        MoveAsync(name, BackfillActs.Resumable, BackfillState.Running, "resumed", action, cancellationToken);

    public async Task<BackfillProgress> RetryFailedAsync(string name, OperatorAction action, CancellationToken cancellationToken = default)
    {
        sources.Get(name);
        var run = await ReadAsync(name, cancellationToken).ConfigureAwait(false);
        return run is { Rejected: 0 }
            ? throw new BackfillStateException(name, run.State, "retried", "No row of it is rejected.")
            : await MoveAsync(name, BackfillActs.Retriable, BackfillState.Running, "retried", action, cancellationToken, retry: true).ConfigureAwait(false);
    }

    public Task<IReadOnlyList<BackfillReject>> ListRejectsAsync(
        string name, string? after = null, int limit = 100, CancellationToken cancellationToken = default)
    {
        sources.Get(name);
        return Ranges.Number("The limit", limit, 1, Page, "Ask for fewer, and for more behind the last key.") is { } problem
            ? throw new ArgumentOutOfRangeException(nameof(limit), problem)
            : store.ReadRejectsAsync(name, after, limit, cancellationToken);
    }

    public async Task<BackfillReport> VerifyAsync(string name, int sampleSeed = 1, CancellationToken cancellationToken = default)
    {
        var source = sources.Get(name);
        var run = await ReadAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new BackfillStateException(name, BackfillState.NotStarted, "verified", BackfillActs.Mend(BackfillState.NotStarted));
        return await new BackfillVerifier(source, sampleSeed).RunAsync(run, cancellationToken).ConfigureAwait(false);
    }

    private async Task<BackfillProgress> MoveAsync(
        string name,
        IReadOnlyList<BackfillState> from,
        BackfillState to,
        string act,
        OperatorAction action,
        CancellationToken cancellationToken,
        bool retry = false)
    {
        OperateChecks.Check(action);
        sources.Get(name);
        var run = await ReadAsync(name, cancellationToken).ConfigureAwait(false);
        Allow(name, run, from, act);
        var moved = await store.MoveAsync(new(name, run!.Run, from, to, action.Reason, action, retry), cancellationToken).ConfigureAwait(false);
        run = await ReadAsync(name, cancellationToken).ConfigureAwait(false);
        if (!moved)
        {
            throw Refused(name, run, act);
        }

        BackfillLog.Moved(logger, new(name), run!.Run, to, new(action.Actor), new(action.Reason));
        if (to == BackfillState.Running)
        {
            await jobs.EnsureAsync(run, cancellationToken).ConfigureAwait(false);
        }

        return await ShowAsync(name, run, cancellationToken).ConfigureAwait(false);
    }

    private async Task<BackfillRun?> ReadAsync(string name, CancellationToken cancellationToken) =>
        (await store.ReadAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(run => run.Name == name);

    private async Task<BackfillProgress> ShowAsync(string name, BackfillRun? run, CancellationToken cancellationToken) => run is null
        ? new() { Name = name }
        : new()
        {
            Name = name,
            State = run.State,
            Done = run.Ranges.Sum(range => range.Done),
            Total = run.Total,
            Failed = run.Rejected,
            RatePerSecond = run.Ranges.Where(range => range is { Leased: true, Finished: false }).Sum(range => range.RatePerSecond),
            JobId = await jobs.FollowedAsync(name, cancellationToken).ConfigureAwait(false),
            Run = run.Run,
            Reason = run.Reason,
            StartedAt = run.StartedAt,
            UpdatedAt = run.UpdatedAt,
            UpdatedBy = run.UpdatedBy,
        };

    private static void Allow(string name, BackfillRun? run, IReadOnlyList<BackfillState> states, string act)
    {
        if (!states.Contains(run?.State ?? BackfillState.NotStarted))
        {
            throw Refused(name, run, act);
        }
    }

    private static BackfillStateException Refused(string name, BackfillRun? run, string act)
    {
        var state = run?.State ?? BackfillState.NotStarted;
        return new(name, state, act, BackfillActs.Mend(state));
    }
}
