using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Makes of a job the row that a context tracks.</summary>
internal static class TrackedRows
{
    /// <exception cref="InvalidOperationException">A tracked insert cannot answer what the job asks.</exception>
    public static JobRow Make(NewJob job, DateTimeOffset now)
    {
        if (job.UniqueKey is not null || job.OwnerLimit is not null)
        {
            var what = job.UniqueKey is not null ? "a unique key" : "an owner with a limit (JobKit:Jobs:MaxPerOwner)";
            throw new InvalidOperationException(
                $"The job has {what}, and an insert at SaveChanges cannot answer whether there is one already. Write: await db.EnqueueAsync(job, options).");
        }

        var row = new JobRow
        {
            Source = job,
            Id = job.Id.Value,
            Type = job.Type,
            Queue = job.Queue,
            Priority = (short)job.Priority,
            Payload = job.Payload,
            ContentHash = job.ContentHash,
            MaxAttempts = job.MaxAttempts,
            Owner = job.Owner,
            Tenant = job.Tenant,
            CorrelationKey = job.CorrelationKey,
            LimitKey = job.LimitKey,
            LimitConcurrency = job.LimitConcurrency,
            Tags = JsonTexts.WriteOrNull(job.Tags),
            TraceParent = job.TraceParent,
            ParentId = job.ParentId?.Value,
            Hidden = job.Hidden,
            Metadata = job.Metadata,
            Timeout = job.Timeout is { } timeout ? EpochMicroseconds.From(timeout) : null,
        };
        SetTimes(row, job, now);
        return row;
    }

    public static void SetTimes(JobRow row, NewJob job, DateTimeOffset now)
    {
        row.CreatedAt = now;
        row.DueAt = job.DueAt?.ToUniversalTime() ?? now + job.Delay;
        row.ExpiresAt = job.ExpiresAfter is { } expires ? now + expires : null;
    }
}
