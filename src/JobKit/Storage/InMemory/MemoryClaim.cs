namespace JobKit.Storage;

/// <summary>Claims under the lock: merges the lanes that the worker can run, best job first.</summary>
internal sealed class MemoryClaim(MemoryBook book)
{
    public List<ClaimedJob> Claim(ClaimRequest request, DateTimeOffset now)
    {
        var claimed = new List<ClaimedJob>();
        var leaseUntil = StoreTime.After(now, request.LeaseDuration);
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        var lanes = new PriorityQueue<PendingLane, JobRow>(ClaimOrder.Instance);
        foreach (var lane in book.Pending.Find(request.Types, request.Queues))
        {
            Offer(lanes, lane, now);
        }

        while (claimed.Count < request.Limit && lanes.TryDequeue(out var lane, out var row))
        {
            // A queue that has no room has none for the rest of this claim: its lane is not offered again.
            if (!lane.Queue.IsOpenTo(request) || !HasRoom(request, lane.Queue.Name, taken))
            {
                continue;
            }

            if (row.ExpiresAt <= now)
            {
                book.SetAside(row);
            }
            else if (book.Limits.IsFull(row))
            {
                book.Limits.Park(row);
            }
            else
            {
                Begin(row, request.WorkerId, now, leaseUntil);
                claimed.Add(row.ToClaimed());
                taken[lane.Queue.Name] = taken.GetValueOrDefault(lane.Queue.Name) + 1;
            }

            Offer(lanes, lane, now);
        }

        return claimed;
    }

    private static void Offer(PriorityQueue<PendingLane, JobRow> lanes, PendingLane lane, DateTimeOffset now)
    {
        if (lane.FirstDue(now) is { } first)
        {
            lanes.Enqueue(lane, first);
        }
    }

    private static bool HasRoom(ClaimRequest request, string queue, Dictionary<string, int> taken) =>
        !request.QueueLimits.TryGetValue(queue, out var room) || taken.GetValueOrDefault(queue) < room;

    private void Begin(JobRow row, string workerId, DateTimeOffset now, DateTimeOffset leaseUntil)
    {
        book.Leave(row, claimed: true);
        row.Status = JobStatus.Processing;
        row.Epoch++;

        // Never above the maximum, whatever a caller settled before (I25).
        row.Attempt = Math.Min(row.Attempt + 1, row.Content.MaxAttempts);
        row.WorkerId = workerId;
        row.StartedAt = now;
        row.LeaseUntil = leaseUntil;
        book.Enter(row);
    }
}
