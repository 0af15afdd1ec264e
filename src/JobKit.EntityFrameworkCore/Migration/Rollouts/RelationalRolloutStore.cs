using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Rollouts in a relational database.</summary>
internal sealed class RelationalRolloutStore(ISessionSource source) : IRolloutStore
{
    private readonly SessionCalls _calls = new(source);

    public Task<long> ReadRevisionAsync(CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadRollouts.RevisionAsync(session, cancellationToken), cancellationToken);

    public Task<RolloutsRead> ReadAsync(string? key, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadRollouts.RunAsync(session, key, cancellationToken), cancellationToken);

    public Task<StoredRollout?> WriteAsync(RolloutWrite write, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => WriteRollout.RunAsync(session, write, cancellationToken), cancellationToken);

    public Task<RolloutLease?> TakeLeaseAsync(string key, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => TakeRolloutLease.RunAsync(session, key, owner, duration, cancellationToken), cancellationToken);
}
