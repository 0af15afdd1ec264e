namespace JobKit.Chaos;

/// <summary>A job's row at the end.</summary>
internal sealed record StoredJob(
    Guid Id, JobStatus Status, long Epoch, int Attempt, int MaxAttempts, bool HasLease, JobFailureReason? FailureReason, string Type);
