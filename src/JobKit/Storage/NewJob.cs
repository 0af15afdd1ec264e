namespace JobKit.Storage;

/// <summary>A job to be stored: checked, serialised, with every default applied.</summary>
public sealed record NewJob
{
    /// <summary>The identity, made by the caller.</summary>
    public required JobId Id { get; init; }

    /// <summary>The stable name of the job's type.</summary>
    public required string Type { get; init; }

    /// <summary>The queue.</summary>
    public required string Queue { get; init; }

    /// <summary>Lower runs first; -32,768 to 32,767.</summary>
    public int Priority { get; init; }

    /// <summary>The payload as JSON text.</summary>
    public required string Payload { get; init; }

    /// <summary>SHA-256 over everything the caller decided but the id (lower-case hex): tells a repeated enqueue from a conflict.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Due this long after the store's present; zero by default. Not used where <see cref="DueAt"/> is set.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Due at this instant, or null.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Expires this long after the store's present, or null.</summary>
    public TimeSpan? ExpiresAfter { get; init; }

    /// <summary>How many attempts, at least 1.</summary>
    public int MaxAttempts { get; init; } = 1;

    /// <summary>How long one attempt may run, or null.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The user it belongs to, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>Refuse it where the owner has this many live (pending or processing), not hidden jobs, or null.</summary>
    public int? OwnerLimit { get; init; }

    /// <summary>The tenant, or null.</summary>
    public string? Tenant { get; init; }

    /// <summary>The entity it works on, or null.</summary>
    public string? CorrelationKey { get; init; }

    /// <summary>At most one live job of this type has this key, or null.</summary>
    public string? UniqueKey { get; init; }

    /// <summary>At most <see cref="LimitConcurrency"/> jobs with this key run at a time, or null.</summary>
    public string? LimitKey { get; init; }

    /// <summary>How many; at least 1.</summary>
    public int LimitConcurrency { get; init; } = 1;

    /// <summary>Labels to search by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The W3C trace parent, or null.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The job that enqueues it, or null.</summary>
    public JobId? ParentId { get; init; }

    /// <summary>Neither shown to owners nor counted for them.</summary>
    public bool Hidden { get; init; }

    /// <summary>Small JSON of layers above, or null.</summary>
    public string? Metadata { get; init; }
}
