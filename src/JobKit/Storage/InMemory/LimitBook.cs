namespace JobKit.Storage;

/// <summary>The slots of limit keys. The processing jobs are the slots: there is no counter that could be given back twice.</summary>
/// <remarks>
/// A claim that meets a job without a free slot parks it, so that the next claim does not meet it again. Each time a slot may have come
/// free, one job of each lot of the key goes back among the pending; lots are kept by queue and type, so that a job that nobody takes now
/// never stands before one that somebody would.
/// </remarks>
internal sealed class LimitBook(PendingIndex pending)
{
    private readonly Dictionary<string, HashSet<JobRow>> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ParkingLot>> _lots = new(StringComparer.Ordinal);

    public IEnumerable<ParkingLot> Lots => _lots.Values.SelectMany(lots => lots);

    public bool IsFull(JobRow row) =>
        row.Content.LimitKey is { } key && Running(key) >= row.Content.LimitConcurrency;

    public void Begin(JobRow row)
    {
        if (row.Content.LimitKey is not { } key)
        {
            return;
        }

        if (!_running.TryGetValue(key, out var rows))
        {
            _running.Add(key, rows = []);
        }

        rows.Add(row);
    }

    public void End(JobRow row)
    {
        if (row.Content.LimitKey is not { } key || !_running.TryGetValue(key, out var rows))
        {
            return;
        }

        rows.Remove(row);
        if (rows.Count == 0)
        {
            _running.Remove(key);
        }

        Readmit(key);
    }

    /// <summary>Takes a job that finds no slot out of the claims' way.</summary>
    public void Park(JobRow row)
    {
        var key = row.Content.LimitKey!;
        row.Home!.Remove(row);
        if (!_lots.TryGetValue(key, out var lots))
        {
            _lots.Add(key, lots = []);
        }

        var lot = lots.Find(candidate => candidate.Takes(row));
        if (lot is null)
        {
            lots.Add(lot = new(row.Queue, row.Content.Type, row.Content.LimitConcurrency));
        }

        lot.Rows.Add(row, row.DueAt, row.Content.Priority);
    }

    /// <summary>Lets one job of each lot of the key that has a free slot back among the pending.</summary>
    public void Readmit(string key)
    {
        if (!_lots.TryGetValue(key, out var lots))
        {
            return;
        }

        var running = Running(key);
        foreach (var lot in lots)
        {
            if (running < lot.Concurrency && lot.Rows.First is { } row)
            {
                lot.Rows.Remove(row);
                pending.Add(row);
            }
        }

        lots.RemoveAll(lot => lot.Rows.Count == 0);
        if (lots.Count == 0)
        {
            _lots.Remove(key);
        }
    }

    private int Running(string key) => _running.TryGetValue(key, out var rows) ? rows.Count : 0;
}
