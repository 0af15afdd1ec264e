using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Backfills' states in a relational database.</summary>
internal sealed class RelationalBackfillStore(ISessionSource source) : IBackfillStore
{
    private readonly SessionCalls _calls = new(source);

    public Task<IReadOnlyList<BackfillRun>> ReadAsync(CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadBackfills.AllAsync(session, cancellationToken), cancellationToken);

    public async Task<BackfillRun?> StartAsync(
        string name, int after, BackfillExtent extent, OperatorAction by, CancellationToken cancellationToken)
    {
        var started = await _calls.CallAsync(
            session => StartBackfill.RunAsync(session, name, after, extent, by, cancellationToken), cancellationToken).ConfigureAwait(false);
        return started ? (await ReadAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(run => run.Name == name) : null;
    }

    public Task<bool> MoveAsync(BackfillMove move, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => MoveBackfill.RunAsync(session, move, cancellationToken), cancellationToken);

    public Task<BackfillLease> LeaseAsync(string name, int run, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => LeaseRange.RunAsync(session, name, run, owner, duration, cancellationToken), cancellationToken);

    public Task ReleaseAsync(BackfillRange range, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => LeaseRange.ReleaseAsync(session, range, cancellationToken), cancellationToken);

    public Task<BackfillState?> CheckpointAsync(BackfillCheckpoint checkpoint, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => WriteBackfillCheckpoint.RunAsync(session, checkpoint, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<BackfillReject>> ReadRejectsAsync(string name, string? after, int limit, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => WriteRejects.ReadAsync(session, name, after, limit, cancellationToken), cancellationToken);
}
