namespace JobKit;

/// <summary>A job that has just ended, as its observers see it.</summary>
public sealed record SettledJob
{
    /// <summary>The job.</summary>
    public required JobId Id { get; init; }

    /// <summary>The stable name of its type.</summary>
    public required string Type { get; init; }

    /// <summary>Its queue.</summary>
    public required string Queue { get; init; }

    /// <summary>How it ended.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>What ended it: complete, fail, retry-later or snooze under a cancel request, sweep, abandon, expire or cancel.</summary>
    public required JobVerb Verb { get; init; }

    /// <summary>Why it failed, or null.</summary>
    public JobFailureReason? FailureReason { get; init; }

    /// <summary>Attempts used.</summary>
    public int Attempt { get; init; }

    /// <summary>The fencing token at its end.</summary>
    public long Epoch { get; init; }

    /// <summary>The user it belongs to, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>The tenant it belongs to, or null.</summary>
    public string? Tenant { get; init; }

    /// <summary>The entity it worked on, or null.</summary>
    public string? CorrelationKey { get; init; }

    /// <summary>The job that enqueued it, or null.</summary>
    public JobId? ParentId { get; init; }

    /// <summary>Neither shown to owners, nor counted for them, nor in the statistics.</summary>
    public bool Hidden { get; init; }

    /// <summary>What layers above stamped on it, or null.</summary>
    public string? Metadata { get; init; }

    /// <summary>When it was enqueued, on the store's clock.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its last attempt was claimed, or null.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, on the store's clock.</summary>
    public DateTimeOffset FinishedAt { get; init; }
}
