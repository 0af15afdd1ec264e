namespace JobKit.Migration;

/// <summary>The places in which this process has seen a unit in one epoch: a bit for each. Safe for concurrent use.</summary>
internal sealed class SeenPlaces(string key, long epoch)
{
    private const int BitsInWord = 64;

    private readonly long[] _seen = new long[StableHash.Buckets / BitsInWord];
    private readonly Lock _gate = new();
    private Dictionary<int, Fresh> _fresh = [];

    public long Epoch => epoch;

    public void See(in RouteDecision decision)
    {
        ref var word = ref _seen[decision.Bucket / BitsInWord];
        var bit = 1L << (decision.Bucket % BitsInWord);
        // Most units come again, and only read.
        if ((Volatile.Read(ref word) & bit) == 0 && (Interlocked.Or(ref word, bit) & bit) == 0)
        {
            Note(decision);
        }
    }

    /// <summary>Takes what was seen since the last time, by share.</summary>
    public List<ExposureDelta> Drain()
    {
        Dictionary<int, Fresh> taken;
        lock (_gate)
        {
            if (_fresh.Count == 0)
            {
                return [];
            }

            (taken, _fresh) = (_fresh, []);
        }

        return [.. taken.OrderBy(it => it.Key).Select(it => new ExposureDelta(key, epoch, it.Key, [.. it.Value.Candidate], [.. it.Value.Legacy]))];
    }

    private void Note(in RouteDecision decision)
    {
        lock (_gate)
        {
            if (!_fresh.TryGetValue(decision.SharePpm, out var fresh))
            {
                _fresh.Add(decision.SharePpm, fresh = new([], []));
            }

            (decision.Side == MigrationSide.Candidate ? fresh.Candidate : fresh.Legacy).Add(decision.Bucket);
        }
    }

    private sealed record Fresh(List<int> Candidate, List<int> Legacy);
}
