using System.Threading.Channels;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Shadowing;

/// <summary>A store that tells of each verdict, and can be away.</summary>
internal sealed class RecordingShadowStore(IShadowStore inner) : IShadowStore
{
    private readonly Channel<(JobId Row, ShadowVerdict Verdict, bool First)> _decided = Channel.CreateUnbounded<(JobId, ShadowVerdict, bool)>();

    public bool IsAway { get; set; }

    /// <summary>The next verdict that somebody tries to write.</summary>
    public Task<(JobId Row, ShadowVerdict Verdict, bool First)> NextAsync() => _decided.Reader.ReadAsync().AsTask().Soon();

    public Task AddAsync(ShadowRow row, TimeSpan keep, CancellationToken cancellationToken) =>
        IsAway ? throw new JobStoreException("away") : inner.AddAsync(row, keep, cancellationToken);

    public Task<ShadowRow?> ReadAsync(JobId id, CancellationToken cancellationToken) => inner.ReadAsync(id, cancellationToken);

    public async Task<bool> DecideAsync(JobId id, ShadowVerdict verdict, bool keepControl, CancellationToken cancellationToken)
    {
        var first = await inner.DecideAsync(id, verdict, keepControl, cancellationToken);
        _decided.Writer.TryWrite((id, verdict, first));
        return first;
    }

    public Task<IReadOnlyList<ShadowRow>> ReadOpenAsync(TimeSpan age, int limit, CancellationToken cancellationToken) => inner.ReadOpenAsync(age, limit, cancellationToken);

    public Task<ShadowTally?> ReadTallyAsync(string key, long? epoch, bool isNoise, int groups, CancellationToken cancellationToken) =>
        inner.ReadTallyAsync(key, epoch, isNoise, groups, cancellationToken);

    public Task<int> PruneAsync(int limit, CancellationToken cancellationToken) => inner.PruneAsync(limit, cancellationToken);
}
