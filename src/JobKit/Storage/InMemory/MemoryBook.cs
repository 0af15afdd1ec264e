using System.Diagnostics.CodeAnalysis;

namespace JobKit.Storage;

/// <summary>The rows and every index over them. A row changes its status between <see cref="Leave"/> and <see cref="Enter"/>; nothing else moves it.</summary>
internal sealed class MemoryBook
{
    private readonly Dictionary<JobId, JobRow> _rows = [];
    private readonly Dictionary<string, QueueState> _queues = new(StringComparer.Ordinal);
    private readonly long[] _counts = new long[5];
    private readonly RowHeap[] _finished = [new(), new(), new(), new(), new()];
    private readonly RowHeap _overdue = new();

    public MemoryBook() => Limits = new(Pending);

    public PendingIndex Pending { get; } = new();

    public LimitBook Limits { get; }

    public LiveBook Live { get; } = new();

    public RowHeap Leases { get; } = new();

    public RowHeap Expiring { get; } = new(byExpiry: true);

    public IdOrder Order { get; } = new();

    public IEnumerable<QueueState> Queues => _queues.Values;

    public long Count(JobStatus status) => _counts[(int)status];

    public RowHeap Finished(JobStatus status) => _finished[(int)status];

    public QueueState Queue(string name)
    {
        if (!_queues.TryGetValue(name, out var queue))
        {
            _queues.Add(name, queue = new(name));
        }

        return queue;
    }

    /// <summary>A committed row.</summary>
    public bool TryFind(JobId id, [NotNullWhen(true)] out JobRow? row) =>
        _rows.TryGetValue(id, out row) && row.Uncommitted is null;

    /// <summary>A row, committed or not.</summary>
    public JobRow? FindAny(JobId id) => _rows.GetValueOrDefault(id);

    /// <summary>Takes a new row's id, unique key and place in its owner's count; nobody sees it yet.</summary>
    public void Reserve(JobRow row)
    {
        _rows.Add(row.Id, row);
        Live.Take(row);
    }

    /// <summary>Gives back what <see cref="Reserve"/> took.</summary>
    public void Unreserve(JobRow row)
    {
        _rows.Remove(row.Id);
        Live.Release(row);
    }

    /// <summary>Makes a reserved row visible.</summary>
    public void Publish(JobRow row)
    {
        row.Uncommitted = null;
        Order.Add(row);
        Enter(row);
    }

    /// <summary>Takes in a row of another time, in whatever status; its id and, while it is live, its unique key must be free.</summary>
    public void Restore(JobRow row)
    {
        _rows.Add(row.Id, row);
        Order.Add(row);
        if (row.Status.IsTerminal())
        {
            // It holds no key and no place in its owner's count, so that there is nothing to give back.
            _counts[(int)row.Status]++;
            Finished(row.Status).Add(row, row.FinishedAt!.Value);
            return;
        }

        Live.Take(row);
        Enter(row);
    }

    /// <summary>Removes an ended row.</summary>
    public void Remove(JobRow row)
    {
        Leave(row);
        Order.Forget(row);
        _rows.Remove(row.Id);
    }

    /// <summary>Takes a pending row past its expiry out of the claims' way; it waits for the sweep that ends it.</summary>
    public void SetAside(JobRow row)
    {
        row.Home!.Remove(row);
        _overdue.Add(row, row.DueAt);
        if (row.Content.LimitKey is { } key)
        {
            Limits.Readmit(key);
        }
    }

    /// <summary>Takes a row out of the indexes of its status, before it changes.</summary>
    /// <param name="row">The row.</param>
    /// <param name="claimed">Whether a claim takes it: then no slot of its limit key came free.</param>
    public void Leave(JobRow row, bool claimed = false)
    {
        _counts[(int)row.Status]--;
        row.Home!.Remove(row);
        switch (row.Status)
        {
            case JobStatus.Pending:
                row.Queue.Pending--;
                Expiring.Remove(row);
                if (!claimed && row.Content.LimitKey is { } key)
                {
                    Limits.Readmit(key);
                }

                break;
            case JobStatus.Processing:
                row.Queue.Processing--;
                Limits.End(row);
                break;
        }
    }

    /// <summary>Puts a row into the indexes of its status, after it changed.</summary>
    public void Enter(JobRow row)
    {
        _counts[(int)row.Status]++;
        switch (row.Status)
        {
            case JobStatus.Pending:
                row.Queue.Pending++;
                Pending.Add(row);
                if (row.ExpiresAt is { } expiry)
                {
                    Expiring.Add(row, expiry);
                }

                break;
            case JobStatus.Processing:
                row.Queue.Processing++;
                Leases.Add(row, row.LeaseUntil);
                Limits.Begin(row);
                break;
            default:
                Live.Release(row);
                Finished(row.Status).Add(row, row.FinishedAt!.Value);
                break;
        }
    }
}
