namespace JobKit;

/// <summary>One attempt that did not succeed. A success leaves no row: the job itself tells it.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Attempt">Which attempt, from 1.</param>
/// <param name="Epoch">Its fencing token.</param>
/// <param name="WorkerId">Who held it.</param>
/// <param name="StartedAt">When it was claimed.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Verb">How it ended: retry-later, fail, snooze, release, sweep or abandon.</param>
/// <param name="Error">Its error, or null.</param>
public sealed record JobAttempt(
    JobId JobId,
    int Attempt,
    long Epoch,
    string? WorkerId,
    DateTimeOffset? StartedAt,
    DateTimeOffset EndedAt,
    JobVerb Verb,
    JobError? Error);
