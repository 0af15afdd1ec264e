namespace JobKit.Migration;

/// <summary>What a legacy client must be told went wrong, before it has the contract's shape.</summary>
/// <param name="Status">The legacy word: that of a failed or a cancelled job.</param>
/// <param name="Code">
/// <c>JOB_FAILED</c>, <c>JOB_TIMEOUT</c>, <c>JOB_CANCELLED</c>, <c>JOB_NOT_FOUND</c>, <c>RESULT_UNREADABLE</c>, <c>STORE_UNAVAILABLE</c>
/// or <c>IDEMPOTENCY_MISMATCH</c>.
/// </param>
/// <param name="Message">A safe sentence, never an exception's text.</param>
/// <param name="JobId">The job, or null where none may be told of.</param>
public sealed record LegacyError(string Status, string Code, string Message, JobId? JobId = null)
{
    /// <summary>The job's own error, redacted; not in the default shape.</summary>
    public JobError? Cause { get; init; }
}
