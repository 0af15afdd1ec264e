using System.Threading.Channels;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Shadowing;

/// <summary>A store that tells of each verdict, and can be away.</summary>
internal sealed class RecordingShadowStore(IShadowStore inner) : IShadowStore
{
    private readonly Channel<(JobId Row, ShadowVerdict Verdict, bool First)> _decided = Channel.CreateUnbounded<(JobId, ShadowVerdict, bool)>();

    public bool IsAway { get; set; }

    /// <summary>Whether each verdict that comes after its row is lost, as by a stop in between.</summary>
    public bool DecidesNothing { get; set; }

    /// <summary>How many verdicts nobody has asked for yet.</summary>
    public int Undelivered => _decided.Reader.Count;

    /// <summary>The next verdict that somebody tries to write.</summary>
    public Task<(JobId Row, ShadowVerdict Verdict, bool First)> NextAsync() => _decided.Reader.ReadAsync().AsTask().Soon();

    public async Task AddAsync(ShadowRow row, TimeSpan keep, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            throw new JobStoreException("away");
        }

        await inner.AddAsync(row, keep, cancellationToken);
        if (row.Verdict is { } verdict)
        {
            _decided.Writer.TryWrite((row.Id, verdict, true));
        }
    }

    public Task<ShadowRow?> ReadAsync(JobId id, CancellationToken cancellationToken) => inner.ReadAsync(id, cancellationToken);

    public async Task<bool> DecideAsync(JobId id, ShadowVerdict verdict, bool keepControl, CancellationToken cancellationToken)
    {
        var first = !DecidesNothing && await inner.DecideAsync(id, verdict, keepControl, cancellationToken);
        _decided.Writer.TryWrite((id, verdict, first));
        return first;
    }

    public Task<IReadOnlyList<ShadowRow>> ReadOpenAsync(string key, TimeSpan age, int limit, CancellationToken cancellationToken) =>
        inner.ReadOpenAsync(key, age, limit, cancellationToken);

    public Task<ShadowTally?> ReadTallyAsync(string key, long? epoch, bool isNoise, int groups, CancellationToken cancellationToken) =>
        inner.ReadTallyAsync(key, epoch, isNoise, groups, cancellationToken);

    public Task<int> PruneAsync(int limit, CancellationToken cancellationToken) => inner.PruneAsync(limit, cancellationToken);
}
