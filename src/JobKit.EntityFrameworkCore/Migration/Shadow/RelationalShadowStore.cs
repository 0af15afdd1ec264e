using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Shadowed requests in a relational database.</summary>
internal sealed class RelationalShadowStore(ISessionSource source) : IShadowStore
{
    private readonly SessionCalls _calls = new(source);

    public Task AddAsync(ShadowRow row, TimeSpan keep, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => AddShadowed.RunAsync(session, row, keep, cancellationToken), cancellationToken);

    public Task<ShadowRow?> ReadAsync(JobId id, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadShadowed.OneAsync(session, id, cancellationToken), cancellationToken);

    public Task<bool> DecideAsync(JobId id, ShadowVerdict verdict, bool keepControl, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => DecideShadowed.RunAsync(session, id, verdict, keepControl, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<ShadowRow>> ReadOpenAsync(string key, TimeSpan age, int limit, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadShadowed.OpenAsync(session, key, age, limit, cancellationToken), cancellationToken);

    public Task<ShadowTally?> ReadTallyAsync(string key, long? epoch, bool isNoise, int groups, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => TallyShadowed.RunAsync(session, key, epoch, isNoise, groups, cancellationToken), cancellationToken);

    public Task<int> PruneAsync(int limit, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => PruneShadowed.RunAsync(session, limit, cancellationToken), cancellationToken);
}
