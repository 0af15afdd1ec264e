namespace JobKit.Storage;

/// <summary>Enqueues under the lock: each job is judged against what stands, earlier jobs of the same call included.</summary>
internal sealed class MemoryEnqueue(MemoryBook book)
{
    /// <summary>Enqueues; null where the answer hangs on another transaction that is still open: wait for <paramref name="blocker"/> and ask again.</summary>
    public EnqueueReceipt[]? Enqueue(
        IReadOnlyList<NewJob> jobs, EnqueueMode mode, AmbientEnqueue? ambient, DateTimeOffset now, out AmbientEnqueue? blocker)
    {
        var receipts = new EnqueueReceipt[jobs.Count];
        var written = new List<JobRow>(jobs.Count);
        var refused = false;
        for (var i = 0; i < receipts.Length; i++)
        {
            var receipt = Judge(jobs[i], out var inTheWay);
            blocker = inTheWay?.Uncommitted;
            if (blocker is not null && blocker != ambient)
            {
                written.ForEach(book.Unreserve);
                return null;
            }

            receipts[i] = receipt;
            refused |= receipt.IsRefused;
            if (receipt.Outcome == EnqueueOutcome.Stored)
            {
                var row = new JobRow(jobs[i], book.Queue(jobs[i].Queue), now);
                book.Reserve(row);
                written.Add(row);
            }
        }

        blocker = null;
        Action<JobRow> finish = refused && mode == EnqueueMode.AllOrNone ? book.Unreserve
            : ambient is not null ? ambient.Add
            : book.Publish;
        written.ForEach(finish);
        return receipts;
    }

    private EnqueueReceipt Judge(NewJob job, out JobRow? inTheWay)
    {
        if ((inTheWay = book.FindAny(job.Id)) is { } same)
        {
            return new(job.Id, same.Content.ContentHash == job.ContentHash ? EnqueueOutcome.AlreadyStored : EnqueueOutcome.Conflict);
        }

        if (job.UniqueKey is { } key && (inTheWay = book.Live.HolderOf(job.Type, key)) is { } holder)
        {
            return new(holder.Id, EnqueueOutcome.UniqueKeyHeld);
        }

        // Jobs that may yet be rolled back count: refusing too early is mended by the caller's repeat, one too many is not.
        var full = job is { Owner: { } owner, OwnerLimit: { } limit } && book.Live.CountOf(owner) >= limit;
        return new(job.Id, full ? EnqueueOutcome.OwnerLimit : EnqueueOutcome.Stored);
    }
}
