namespace JobKit.Storage;

/// <summary>One job in memory. Changed only under the store's lock; readers get copies.</summary>
/// <remarks>What was enqueued stays in <see cref="Content"/> as it came; the fields are what changes.</remarks>
internal sealed class JobRow(NewJob content, QueueState queue, DateTimeOffset createdAt)
{
    public JobId Id => Content.Id;

    public NewJob Content { get; } = content;

    public QueueState Queue { get; } = queue;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset DueAt { get; set; } =
        content.DueAt is { } due ? StoreTime.Truncate(due) : StoreTime.After(createdAt, content.Delay);

    public DateTimeOffset? ExpiresAt { get; set; } =
        content.ExpiresAfter is { } expires ? StoreTime.After(createdAt, expires) : null;

    public string? UniqueKey { get; set; } = content.UniqueKey;

    public JobStatus Status { get; set; }

    public int Attempt { get; set; }

    public int AbandonCount { get; set; }

    public long Epoch { get; set; }

    public string? WorkerId { get; set; }

    public DateTimeOffset LeaseUntil { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public bool CancelRequested { get; set; }

    public string? CancelReason { get; set; }

    public int Progress { get; set; }

    public string? Step { get; set; }

    public string? Result { get; set; }

    public JobError? Error { get; set; }

    public JobFailureReason? FailureReason { get; set; }

    public string? Checkpoint { get; set; }

    /// <summary>The last accepted settlement, by which a repeated one is known.</summary>
    public (long Epoch, JobVerb Verb)? Settled { get; set; }

    /// <summary>The attempts that did not succeed; most jobs have none.</summary>
    public List<JobAttempt>? History { get; set; }

    /// <summary>The ambient transaction that will make it visible, or null once committed.</summary>
    public AmbientEnqueue? Uncommitted { get; set; }

    /// <summary>Pruned or rolled back: lists skip it until they are compacted.</summary>
    public bool Removed { get; set; }

    /// <summary>The one heap that its status keeps it in: a lane, a parking lot, the overdue, the leases or the finished.</summary>
    public RowHeap? Home { get; set; }

    // Where it stands in its home and among the expiring; a field each, because heaps write them by reference.
    public int HomeSlot = -1;
    public int ExpirySlot = -1;

    public HeldAttempt Held => new(Attempt, AbandonCount, CancelRequested, DueAt);

    public bool IsHeldAt(long epoch) => Status == JobStatus.Processing && Epoch == epoch;
}
