using JobKit.Migration;

namespace JobKit.RolloutLab.Tests;

/// <summary>A store with the fault that the scenario looks for: it writes over whatever is there, with or without a lease.</summary>
internal sealed class ForgetfulStore(IRolloutStore inner) : IRolloutStore
{
    public Task<long> ReadRevisionAsync(CancellationToken cancellationToken) => inner.ReadRevisionAsync(cancellationToken);

    public Task<RolloutsRead> ReadAsync(string? key, CancellationToken cancellationToken) => inner.ReadAsync(key, cancellationToken);

    public Task<RolloutLease?> TakeLeaseAsync(string key, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        Task.FromResult<RolloutLease?>(new(key, owner, 1, DateTimeOffset.MaxValue));

    public async Task<StoredRollout?> WriteAsync(RolloutWrite write, CancellationToken cancellationToken)
    {
        var version = (await inner.ReadAsync(write.Row.Key, cancellationToken)).Rollouts.SingleOrDefault()?.Version ?? 0;
        return await inner.WriteAsync(write with { ExpectedVersion = version, Row = write.Row with { Version = version + 1 }, Lease = null }, cancellationToken);
    }
}
