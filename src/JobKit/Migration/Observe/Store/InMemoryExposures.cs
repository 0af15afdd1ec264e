using System.Collections;

namespace JobKit.Migration;

/// <summary>First exposures of one process, in memory. Not safe for concurrent use.</summary>
internal sealed class InMemoryExposures
{
    private readonly Dictionary<(string Key, long Epoch), BitArray> _seen = [];
    private readonly Dictionary<(string Key, long Epoch), SortedDictionary<int, ExposureCount>> _counts = [];

    public void Add(ExposureDelta delta)
    {
        var epoch = (delta.Key, delta.Epoch);
        if (!_seen.TryGetValue(epoch, out var seen))
        {
            _seen.Add(epoch, seen = new(StableHash.Buckets));
        }

        if (!_counts.TryGetValue(epoch, out var counts))
        {
            _counts.Add(epoch, counts = []);
        }

        var before = counts.GetValueOrDefault(delta.SharePpm, new(delta.SharePpm, 0, 0));
        counts[delta.SharePpm] = new(delta.SharePpm, before.Candidate + delta.Candidate.Count(New), before.Legacy + delta.Legacy.Count(New));

        bool New(int place) => !seen[place] && (seen[place] = true);
    }

    public IReadOnlyList<ExposureCount> Read(string key, long epoch) => _counts.TryGetValue((key, epoch), out var counts) ? [.. counts.Values] : [];

    /// <summary>Places of epochs that are over are of no more use; their counts stay.</summary>
    public void Prune()
    {
        foreach (var old in _seen.Keys.Where(it => _seen.Keys.Any(newer => string.Equals(newer.Key, it.Key, StringComparison.Ordinal) && newer.Epoch > it.Epoch)).ToList())
        {
            _seen.Remove(old);
        }
    }
}
