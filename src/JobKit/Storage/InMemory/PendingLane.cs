namespace JobKit.Storage;

/// <summary>The pending jobs of one queue and type: by priority, then in the order in which they fall due.</summary>
/// <remarks>A priority whose first job is not due has none that is: a million future jobs cost one look.</remarks>
internal sealed class PendingLane(QueueState queue, string type)
{
    private readonly SortedList<int, RowHeap> _priorities = [];

    public QueueState Queue { get; } = queue;

    public string Type { get; } = type;

    public bool IsEmpty => _priorities.Values.All(heap => heap.Count == 0);

    public void Add(JobRow row)
    {
        if (!_priorities.TryGetValue(row.Content.Priority, out var heap))
        {
            _priorities.Add(row.Content.Priority, heap = new());
        }

        heap.Add(row, row.DueAt);
    }

    /// <summary>The due job that runs first, or null.</summary>
    public JobRow? FirstDue(DateTimeOffset now)
    {
        for (var i = 0; i < _priorities.Count; i++)
        {
            if (_priorities.GetValueAtIndex(i) is { First: { } first } && first.DueAt <= now)
            {
                return first;
            }
        }

        return null;
    }

    public int CountDue(DateTimeOffset now, int cap)
    {
        var count = 0;
        foreach (var heap in _priorities.Values)
        {
            count += heap.CountThrough(now, cap - count);
        }

        return count;
    }

    public DateTimeOffset? OldestDue() =>
        _priorities.Values.Select(heap => heap.First?.DueAt).Min();
}
