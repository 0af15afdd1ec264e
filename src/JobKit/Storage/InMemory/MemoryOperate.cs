using System.Globalization;

namespace JobKit.Storage;

/// <summary>Operators' acts, under the lock, each with its audit entry.</summary>
internal sealed class MemoryOperate(MemoryBook book, AuditLog audit)
{
    public OperateReceipt Cancel(JobId id, OperatorAction action, DateTimeOffset now)
    {
        if (!book.TryFind(id, out var row) || row.Status.IsTerminal() || row.CancelRequested)
        {
            return Unchanged(row);
        }

        var before = row.Status;
        row.CancelRequested = true;
        row.CancelReason = action.Reason;
        if (before == JobStatus.Pending)
        {
            book.Leave(row);
            row.Status = JobStatus.Cancelled;
            row.FinishedAt = now;
            book.Enter(row);
        }

        return Changed(row, before, JobVerb.Cancel, action, now);
    }

    public OperateReceipt Retry(JobId id, OperatorAction action, DateTimeOffset now)
    {
        if (!book.TryFind(id, out var row) || !JobLifecycle.Allows(row.Status, JobVerb.Retry))
        {
            return Unchanged(row);
        }

        var before = row.Status;
        book.Leave(row);
        if (row.UniqueKey is { } key && book.Live.HolderOf(row.Content.Type, key) is not null)
        {
            row.UniqueKey = null;
        }

        row.Status = JobStatus.Pending;
        row.DueAt = now;
        row.Attempt = 0;
        row.AbandonCount = 0;
        row.Progress = 0;
        row.Step = null;
        row.Epoch++;
        row.CancelRequested = false;
        row.CancelReason = null;
        row.FailureReason = null;
        row.FinishedAt = null;

        // An expiry that has passed would end it again before any worker could take it.
        row.ExpiresAt = row.ExpiresAt <= now ? null : row.ExpiresAt;
        book.Live.Take(row);
        book.Enter(row);
        return Changed(row, before, JobVerb.Retry, action, now);
    }

    public OperateReceipt Reschedule(JobId id, DateTimeOffset dueAt, OperatorAction action, DateTimeOffset now)
    {
        if (!book.TryFind(id, out var row) || row.Status != JobStatus.Pending)
        {
            return Unchanged(row);
        }

        var before = row.DueAt;
        book.Leave(row);
        row.DueAt = StoreTime.Truncate(dueAt);
        book.Enter(row);
        audit.Write(now, action, "job.reschedule", id.ToString(), Text(before), Text(row.DueAt));
        return new(row.Status, Changed: true, Queue: row.Queue.Name);
    }

    public OperateReceipt Abandon(JobId id, int maxAbandons, OperatorAction action, DateTimeOffset now)
    {
        if (!book.TryFind(id, out var row) || row.Status != JobStatus.Processing)
        {
            return Unchanged(row);
        }

        book.End(row, SweepRules.Decide(row.Held, maxAbandons), JobVerb.Abandon, error: null, now);
        row.Epoch++;
        return Changed(row, JobStatus.Processing, JobVerb.Abandon, action, now);
    }

    public void SetQueue(string name, QueueChange change, OperatorAction action, DateTimeOffset now)
    {
        var queue = book.Queue(name);
        var (wasPaused, before) = (queue.Paused, Text(queue));
        queue.Paused = change.Paused ?? queue.Paused;
        queue.Concurrency = change.SetsConcurrency ? change.Concurrency : queue.Concurrency;
        if (Text(queue) != before)
        {
            var act = wasPaused == queue.Paused ? "queue.limit" : wasPaused ? "queue.resume" : "queue.pause";
            audit.Write(now, action, act, name, before, Text(queue));
        }
    }

    private static OperateReceipt Unchanged(JobRow? row) => new(row?.Status, Changed: false);

    private static string Text(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    private static string Text(QueueState queue) =>
        (queue.Paused ? "paused" : "running") + (queue.Concurrency is { } limit ? string.Create(CultureInfo.InvariantCulture, $", limit {limit}") : string.Empty);

    private static string Text(JobStatus status) => status.ToString().ToLowerInvariant();

    private OperateReceipt Changed(JobRow row, JobStatus before, JobVerb verb, OperatorAction action, DateTimeOffset now)
    {
        audit.Write(now, action, "job." + verb.ToString().ToLowerInvariant(), row.Id.ToString(), Text(before), Text(row.Status));
        return new(
            row.Status,
            Changed: true,
            row.Status.IsTerminal() ? row.ToSettled(verb) : null,
            row.Status == JobStatus.Pending ? row.Queue.Name : null);
    }
}
