namespace JobKit.Storage;

/// <summary>What the end of an attempt makes of the job.</summary>
/// <param name="Status">Where the job stands then.</param>
/// <param name="Attempt">Its attempt count, lowered where the attempt is given back.</param>
/// <param name="AbandonCount">Its abandon count.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="FailureReason">Why it failed for good, or null.</param>
internal readonly record struct AttemptEnd(
    JobStatus Status,
    int Attempt,
    int AbandonCount,
    DateTimeOffset DueAt,
    JobFailureReason? FailureReason = null);
