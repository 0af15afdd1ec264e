namespace JobKit;

/// <summary>One job as it stands in the store: a read model, never changed in place.</summary>
/// <remarks>Instants are UTC with a precision of one microsecond, on the store's clock.</remarks>
public sealed record Job
{
    /// <summary>The identity.</summary>
    public required JobId Id { get; init; }

    /// <summary>The stable name of the job's type, as in <see cref="JobTypeAttribute"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The queue it waits in.</summary>
    public required string Queue { get; init; }

    /// <summary>Lower runs first; 0 by default.</summary>
    public int Priority { get; init; }

    /// <summary>The payload as JSON text.</summary>
    public required string Payload { get; init; }

    /// <summary>The result as JSON text, or null.</summary>
    public string? Result { get; init; }

    /// <summary>Where it stands.</summary>
    public JobStatus Status { get; init; }

    /// <summary>Not claimable before this instant.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>Attempts that have begun and were not given back.</summary>
    public int Attempt { get; init; }

    /// <summary>How many attempts it may have.</summary>
    public int MaxAttempts { get; init; }

    /// <summary>How often a lease on it ended without an answer.</summary>
    public int AbandonCount { get; init; }

    /// <summary>The fencing token: goes up with every claim and is never lowered.</summary>
    public long Epoch { get; init; }

    /// <summary>The worker that holds it, while processing.</summary>
    public string? WorkerId { get; init; }

    /// <summary>When the present lease ends, while processing.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Whether somebody asked to cancel it.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>Why, as they said.</summary>
    public string? CancelReason { get; init; }

    /// <summary>How far it is, 0 to 100.</summary>
    public int Progress { get; init; }

    /// <summary>What it is doing, as its handler said.</summary>
    public string? Step { get; init; }

    /// <summary>The last attempt's error, or null.</summary>
    public JobError? Error { get; init; }

    /// <summary>Why it failed for good, or null.</summary>
    public JobFailureReason? FailureReason { get; init; }

    /// <summary>The user the job belongs to, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>The tenant it belongs to, or null.</summary>
    public string? Tenant { get; init; }

    /// <summary>The entity it works on (an image, an order), or null.</summary>
    public string? CorrelationKey { get; init; }

    /// <summary>At most one live job of a type has this key, or null.</summary>
    public string? UniqueKey { get; init; }

    /// <summary>At most <see cref="LimitConcurrency"/> jobs with this key run at a time, over all nodes, or null.</summary>
    public string? LimitKey { get; init; }

    /// <summary>How many jobs with its <see cref="LimitKey"/> may run at a time; 1 = one after the other.</summary>
    public int LimitConcurrency { get; init; } = 1;

    /// <summary>Labels to search by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The W3C trace parent of the enqueue, or null.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The job that enqueued it, or null.</summary>
    public JobId? ParentId { get; init; }

    /// <summary>Neither shown to owners, nor counted for them, nor in the statistics.</summary>
    public bool Hidden { get; init; }

    /// <summary>Small JSON that layers above may stamp, or null.</summary>
    public string? Metadata { get; init; }

    /// <summary>State that its handler kept for the next attempt, as JSON text, or null.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>How long one attempt may run, or null for the type's default.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>If still pending then, it fails, or null.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was enqueued.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its latest attempt was claimed, or null.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Whether it has ended.</summary>
    public bool IsTerminal => Status.IsTerminal();
}
