namespace JobKit.Storage;

/// <summary>The copies of a row that leave the lock.</summary>
internal static class RowReads
{
    public static Job ToJob(this JobRow row) => new()
    {
        Id = row.Id,
        Type = row.Content.Type,
        Queue = row.Content.Queue,
        Priority = row.Content.Priority,
        Payload = row.Content.Payload,
        Result = row.Result,
        Status = row.Status,
        DueAt = row.DueAt,
        Attempt = row.Attempt,
        MaxAttempts = row.Content.MaxAttempts,
        AbandonCount = row.AbandonCount,
        Epoch = row.Epoch,
        WorkerId = row.WorkerId,
        LeaseUntil = row.Status == JobStatus.Processing ? row.LeaseUntil : null,
        CancelRequested = row.CancelRequested,
        CancelReason = row.CancelReason,
        Progress = row.Progress,
        Step = row.Step,
        Error = row.Error,
        FailureReason = row.FailureReason,
        Owner = row.Content.Owner,
        Tenant = row.Content.Tenant,
        CorrelationKey = row.Content.CorrelationKey,
        UniqueKey = row.UniqueKey,
        LimitKey = row.Content.LimitKey,
        LimitConcurrency = row.Content.LimitConcurrency,
        Tags = row.Content.Tags,
        TraceParent = row.Content.TraceParent,
        ParentId = row.Content.ParentId,
        Hidden = row.Content.Hidden,
        Metadata = row.Content.Metadata,
        Checkpoint = row.Checkpoint,
        Timeout = row.Content.Timeout,
        ExpiresAt = row.ExpiresAt,
        CreatedAt = row.CreatedAt,
        StartedAt = row.StartedAt,
        FinishedAt = row.FinishedAt,
    };

    public static ClaimedJob ToClaimed(this JobRow row) => new()
    {
        Id = row.Id,
        Epoch = row.Epoch,
        Type = row.Content.Type,
        Queue = row.Content.Queue,
        Priority = row.Content.Priority,
        Payload = row.Content.Payload,
        Attempt = row.Attempt,
        MaxAttempts = row.Content.MaxAttempts,
        AbandonCount = row.AbandonCount,
        Timeout = row.Content.Timeout,
        Owner = row.Content.Owner,
        Tenant = row.Content.Tenant,
        CorrelationKey = row.Content.CorrelationKey,
        TraceParent = row.Content.TraceParent,
        ParentId = row.Content.ParentId,
        Hidden = row.Content.Hidden,
        Metadata = row.Content.Metadata,
        Checkpoint = row.Checkpoint,
        CreatedAt = row.CreatedAt,
        DueAt = row.DueAt,
        ClaimedAt = row.StartedAt!.Value,
        LeaseUntil = row.LeaseUntil,
    };

    public static SettledJob ToSettled(this JobRow row, JobVerb verb) => new()
    {
        Id = row.Id,
        Type = row.Content.Type,
        Queue = row.Content.Queue,
        Status = row.Status,
        Verb = verb,
        FailureReason = row.FailureReason,
        Attempt = row.Attempt,
        Epoch = row.Epoch,
        Owner = row.Content.Owner,
        Tenant = row.Content.Tenant,
        CorrelationKey = row.Content.CorrelationKey,
        ParentId = row.Content.ParentId,
        Hidden = row.Content.Hidden,
        Metadata = row.Content.Metadata,
        CreatedAt = row.CreatedAt,
        StartedAt = row.StartedAt,
        FinishedAt = row.FinishedAt!.Value,
    };

    public static JobState ToState(this JobRow row) =>
        new(row.Id, row.Status, row.Epoch, row.Attempt, row.Progress, row.Step, row.CancelRequested, row.DueAt);
}
