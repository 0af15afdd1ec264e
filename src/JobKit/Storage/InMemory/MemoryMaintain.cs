namespace JobKit.Storage;

/// <summary>Sweep, expiry and prune, under the lock; each takes the oldest first from a heap and stops at the limit.</summary>
internal sealed class MemoryMaintain(MemoryBook book)
{
    public SweepResult Sweep(int maxAbandons, int limit, DateTimeOffset now)
    {
        var settled = new List<SettledJob>();
        var queues = new HashSet<string>(StringComparer.Ordinal);
        var swept = 0;
        while (swept < limit && book.Leases.First is { } row && row.LeaseUntil < now)
        {
            book.End(row, SweepRules.Decide(row.Held, maxAbandons), JobVerb.Sweep, error: null, now);
            swept++;
            if (row.Status == JobStatus.Pending)
            {
                queues.Add(row.Queue.Name);
            }
            else
            {
                settled.Add(row.ToSettled(JobVerb.Sweep));
            }
        }

        return new(swept, settled, [.. queues]);
    }

    public List<SettledJob> Expire(int limit, DateTimeOffset now)
    {
        var expired = new List<SettledJob>();
        while (expired.Count < limit && book.Expiring.First is { } row && row.ExpiresAt <= now)
        {
            book.Leave(row);
            row.Status = JobStatus.Failed;
            row.FailureReason = JobFailureReason.Expired;
            row.FinishedAt = now;
            book.Enter(row);
            expired.Add(row.ToSettled(JobVerb.Expire));
        }

        return expired;
    }

    public int Prune(JobStatus status, TimeSpan age, int limit, DateTimeOffset now)
    {
        var before = StoreTime.After(now, -age);
        var pruned = 0;
        for (; pruned < limit && book.Finished(status).First is { } row && row.FinishedAt < before; pruned++)
        {
            book.Remove(row);
        }

        return pruned;
    }

    public bool Remove(JobId id)
    {
        if (!book.TryFind(id, out var row) || !row.Status.IsTerminal())
        {
            return false;
        }

        book.Remove(row);
        return true;
    }
}
