namespace JobKit.Storage;

/// <summary>All pending jobs that are not parked, in one lane for each type and queue: a claim never meets a foreign type.</summary>
internal sealed class PendingIndex
{
    private const int LanesBeforeTidying = 1_000;

    private readonly Dictionary<string, Dictionary<string, PendingLane>> _lanes = new(StringComparer.Ordinal);
    private int _count;

    public IEnumerable<PendingLane> Lanes => _lanes.Values.SelectMany(queues => queues.Values);

    public void Add(JobRow row)
    {
        var type = row.Content.Type;
        if (!_lanes.TryGetValue(type, out var queues))
        {
            _lanes.Add(type, queues = new(StringComparer.Ordinal));
        }

        if (!queues.TryGetValue(row.Queue.Name, out var lane))
        {
            Tidy();
            queues.Add(row.Queue.Name, lane = new(row.Queue, type));
            _count++;
        }

        lane.Add(row);
    }

    /// <summary>The lanes of these types and queues (no queue = all), each once.</summary>
    public IEnumerable<PendingLane> Find(IReadOnlyList<string> types, IReadOnlyList<string> queues)
    {
        foreach (var type in types.Distinct(StringComparer.Ordinal))
        {
            if (!_lanes.TryGetValue(type, out var byQueue))
            {
                continue;
            }

            var found = queues.Count == 0
                ? byQueue.Values
                : queues.Distinct(StringComparer.Ordinal).Select(byQueue.GetValueOrDefault).OfType<PendingLane>();
            foreach (var lane in found)
            {
                yield return lane;
            }
        }
    }

    // Apps that name queues after their users would else leave an empty lane for each.
    private void Tidy()
    {
        if (_count < LanesBeforeTidying)
        {
            return;
        }

        _count = 0;
        foreach (var queues in _lanes.Values)
        {
            foreach (var lane in queues.Values.Where(lane => lane.IsEmpty).ToList())
            {
                queues.Remove(lane.Queue.Name);
            }

            _count += queues.Count;
        }
    }
}
