namespace JobKit;

/// <summary>How the queues stand now.</summary>
/// <param name="Counts">Jobs by status, each counted to 10,000 at most.</param>
/// <param name="Queues">Each queue that has pending or processing jobs, or a setting.</param>
/// <param name="PendingTypes">The types that have pending jobs: one that no worker handles can be told from it.</param>
public sealed record JobStatistics(
    IReadOnlyDictionary<JobStatus, CappedCount> Counts,
    IReadOnlyList<QueueStatistics> Queues,
    IReadOnlyList<string> PendingTypes);
