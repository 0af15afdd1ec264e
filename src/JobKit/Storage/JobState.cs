namespace JobKit.Storage;

/// <summary>What changes in a job while somebody watches it.</summary>
/// <param name="Id">The job.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Epoch">Its fencing token, read together with the status.</param>
/// <param name="Attempt">Its attempt.</param>
/// <param name="Progress">0 to 100.</param>
/// <param name="Step">What it is doing, or null.</param>
/// <param name="CancelRequested">Whether it was asked to stop.</param>
/// <param name="DueAt">When it is due.</param>
public readonly record struct JobState(
    JobId Id,
    JobStatus Status,
    long Epoch,
    int Attempt,
    int Progress,
    string? Step,
    bool CancelRequested,
    DateTimeOffset DueAt);
