namespace JobKit.Storage;

/// <summary>All rows out, and absent ones back, under the lock.</summary>
internal sealed class MemoryBackup(MemoryBook book)
{
    /// <summary>There are no tables, so there is one form of them.</summary>
    public const int SchemaVersion = 1;

    public List<StoredJob> Read()
    {
        var all = book.Order.Below(null).Where(row => row.Uncommitted is null).Select(row => new StoredJob(row.ToJob(), row.Content.ContentHash)).ToList();
        all.Reverse();
        return all;
    }

    public bool Restore(StoredJob stored)
    {
        var job = stored.Job;
        var held = !job.IsTerminal && job.UniqueKey is { } key && book.Live.HolderOf(job.Type, key) is not null;
        if (held || book.FindAny(job.Id) is not null)
        {
            return false;
        }

        book.Restore(RowOf(stored));
        return true;
    }

    private JobRow RowOf(StoredJob stored)
    {
        var job = stored.Job;
        return new(ContentOf(stored), book.Queue(job.Queue), job.CreatedAt)
        {
            DueAt = job.DueAt,
            ExpiresAt = job.ExpiresAt,
            Status = job.Status,
            Attempt = job.Attempt,
            AbandonCount = job.AbandonCount,
            Epoch = job.Epoch,
            WorkerId = job.WorkerId,
            LeaseUntil = job.LeaseUntil ?? default,
            StartedAt = job.StartedAt,
            FinishedAt = job.FinishedAt,
            CancelRequested = job.CancelRequested,
            CancelReason = job.CancelReason,
            Progress = job.Progress,
            Step = job.Step,
            Result = job.Result,
            Error = job.Error,
            FailureReason = job.FailureReason,
            Checkpoint = job.Checkpoint,
        };
    }

    private static NewJob ContentOf(StoredJob stored)
    {
        var job = stored.Job;
        return new()
        {
            Id = job.Id,
            Type = job.Type,
            Queue = job.Queue,
            Priority = job.Priority,
            Payload = job.Payload,
            ContentHash = stored.Hash,
            DueAt = job.DueAt,
            MaxAttempts = job.MaxAttempts,
            Timeout = job.Timeout,
            Owner = job.Owner,
            Tenant = job.Tenant,
            CorrelationKey = job.CorrelationKey,
            UniqueKey = job.UniqueKey,
            LimitKey = job.LimitKey,
            LimitConcurrency = job.LimitConcurrency,
            Tags = job.Tags,
            TraceParent = job.TraceParent,
            ParentId = job.ParentId,
            Hidden = job.Hidden,
            Metadata = job.Metadata,
        };
    }
}
