using System.Runtime.InteropServices;

namespace JobKit.Storage;

/// <summary>The minute statistics: sums by minute, queue, type, measure and bucket.</summary>
internal sealed class MinuteStatistics
{
    // Keyed by the count itself with Count = 0, which is exactly the five parts of the key.
    private readonly Dictionary<StatisticsCount, long> _sums = [];

    public void Add(IReadOnlyList<StatisticsCount> counts)
    {
        foreach (var count in counts)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_sums, count with { Count = 0 }, out _) += count.Count;
        }
    }

    public List<StatisticsCount> Read(long sinceMinute) =>
    [
        .. _sums.Where(sum => sum.Key.Minute >= sinceMinute)
            .GroupBy(sum => sum.Key with { Minute = 0 }, sum => sum.Value)
            .Select(group => group.Key with { Count = group.Sum() }),
    ];

    public void Prune(long beforeMinute)
    {
        foreach (var key in _sums.Keys.Where(key => key.Minute < beforeMinute).ToList())
        {
            _sums.Remove(key);
        }
    }
}
