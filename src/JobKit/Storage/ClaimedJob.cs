namespace JobKit.Storage;

/// <summary>A job as its new holder gets it.</summary>
public sealed record ClaimedJob
{
    /// <summary>The identity.</summary>
    public required JobId Id { get; init; }

    /// <summary>The fencing token of this attempt.</summary>
    public required long Epoch { get; init; }

    /// <summary>The stable name of its type.</summary>
    public required string Type { get; init; }

    /// <summary>Its queue.</summary>
    public required string Queue { get; init; }

    /// <summary>Lower runs first.</summary>
    public int Priority { get; init; }

    /// <summary>The payload as JSON text.</summary>
    public required string Payload { get; init; }

    /// <summary>This attempt, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>How many there may be.</summary>
    public int MaxAttempts { get; init; }

    /// <summary>How often a lease on it ended without an answer.</summary>
    public int AbandonCount { get; init; }

    /// <summary>How long this attempt may run, or null for the type's default.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The user it belongs to, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>The tenant, or null.</summary>
    public string? Tenant { get; init; }

    /// <summary>The entity it works on, or null.</summary>
    public string? CorrelationKey { get; init; }

    /// <summary>The W3C trace parent of its enqueue, or null.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The job that enqueued it, or null.</summary>
    public JobId? ParentId { get; init; }

    /// <summary>Neither shown to owners nor counted for them.</summary>
    public bool Hidden { get; init; }

    /// <summary>What layers above stamped on it, or null.</summary>
    public string? Metadata { get; init; }

    /// <summary>State kept by an earlier attempt, or null.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>When it was enqueued, on the store's clock.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it was due, on the store's clock.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>When it was claimed, on the store's clock.</summary>
    public DateTimeOffset ClaimedAt { get; init; }

    /// <summary>When its lease ends, on the store's clock.</summary>
    public DateTimeOffset LeaseUntil { get; init; }

    /// <summary>The right under which this attempt writes.</summary>
    public JobLease Lease => new(Id, Epoch, LeaseUntil);
}
