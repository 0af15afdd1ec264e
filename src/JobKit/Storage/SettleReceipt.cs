namespace JobKit.Storage;

/// <summary>The store's answer to one settlement.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Status">The job's status now: a failure under a cancel request ends as cancelled. Null where the job is gone.</param>
/// <param name="At">The store's time of the write, for accepted ones; else null.</param>
public readonly record struct SettleReceipt(JobId JobId, SettleOutcome Outcome, JobStatus? Status, DateTimeOffset? At);
