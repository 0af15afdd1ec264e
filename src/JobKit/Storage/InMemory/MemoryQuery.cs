using System.Globalization;

namespace JobKit.Storage;

/// <summary>Reads under the lock, bounded, so that no reader holds writers up for long.</summary>
internal sealed class MemoryQuery(MemoryBook book)
{
    private const int MostScanned = 10_000;
    private const int MostCounted = 10_000;

    public Job? Get(JobId id, string? owner) =>
        book.TryFind(id, out var row) && (owner is null || (row.Content.Owner == owner && !row.Content.Hidden)) ? row.ToJob() : null;

    public List<JobState> GetStates(IReadOnlyList<JobId> ids)
    {
        var states = new List<JobState>(ids.Count);
        foreach (var id in ids)
        {
            if (book.TryFind(id, out var row))
            {
                states.Add(row.ToState());
            }
        }

        return states;
    }

    public JobPage List(JobQuery query)
    {
        var jobs = new List<Job>();
        JobRow? last = null;
        var scanned = 0;
        foreach (var row in book.Order.Below(query.Cursor is { } cursor ? JobId.Parse(cursor, CultureInfo.InvariantCulture) : null))
        {
            if (scanned++ == MostScanned)
            {
                return new(jobs, last!.Id.ToString(), jobs.Count < query.Limit ? last.CreatedAt : null);
            }

            if (QueryRules.Matches(query, row))
            {
                if (jobs.Count == query.Limit)
                {
                    return new(jobs, jobs[^1].Id.ToString());
                }

                jobs.Add(row.ToJob());
            }

            last = row;
        }

        return new(jobs, NextCursor: null);
    }

    public List<JobAttempt> GetAttempts(JobId id) => book.TryFind(id, out var row) ? [.. row.History ?? []] : [];

    public int CountLost(DateTimeOffset before) => book.Leases.Rows.Where(row => row.LeaseUntil < before).Take(MostCounted).Count();

    public JobStatistics GetStatistics(DateTimeOffset now)
    {
        var lots = book.Limits.Lots.ToList();
        return new(
            Enum.GetValues<JobStatus>().ToDictionary(status => status, status => Capped(book.Count(status))),
            [.. book.Queues.Where(queue => queue.IsWorthTelling).OrderBy(queue => queue.Name, StringComparer.Ordinal).Select(queue => Tell(queue, lots, now))],
            [
                .. book.Pending.Lanes.Where(lane => !lane.IsEmpty).Select(lane => lane.Type)
                    .Concat(lots.Select(lot => lot.Type)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ]);
    }

    private static CappedCount Capped(long count) => new(Math.Min(count, MostCounted), count > MostCounted);

    private QueueStatistics Tell(QueueState queue, List<ParkingLot> allLots, DateTimeOffset now)
    {
        var lanes = book.Pending.Lanes.Where(lane => lane.Queue == queue).ToList();
        var lots = allLots.Where(lot => lot.Queue == queue).ToList();
        var due = lots.Sum(lot => (long)lot.Rows.Count) + lanes.Sum(lane => lane.CountDue(now, MostCounted + 1));
        var first = book.Leases.Rows.Where(row => row.Queue == queue).Min(row => row.StartedAt);
        var oldest = lanes.Select(lane => lane.OldestDue())
            .Concat(lots.Select(lot => lot.Rows.SmallestKey() is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : (DateTimeOffset?)null))
            .Min();
        return new(
            queue.Name,
            Capped(queue.Pending),
            Capped(due),
            queue.Processing,
            oldest <= now ? now - oldest : null,
            queue.Paused,
            queue.Concurrency)
        {
            LongestRunning = now - first,
        };
    }
}
