namespace JobKit;

/// <summary>How one queue stands now.</summary>
/// <param name="Name">The queue.</param>
/// <param name="Pending">Waiting, due or not.</param>
/// <param name="Due">Waiting and due.</param>
/// <param name="Processing">Held by workers.</param>
/// <param name="OldestDue">How long the job that has been due longest has waited since, or null when none is due.</param>
/// <param name="Paused">Whether claims are paused.</param>
/// <param name="Concurrency">How many may run over all nodes, or null for no limit.</param>
public sealed record QueueStatistics(
    string Name,
    CappedCount Pending,
    CappedCount Due,
    long Processing,
    TimeSpan? OldestDue,
    bool Paused,
    int? Concurrency)
{
    /// <summary>How long the job that has been held longest has run in its present attempt, or null where none is, or the store does not say.</summary>
    public TimeSpan? LongestRunning { get; init; }
}
