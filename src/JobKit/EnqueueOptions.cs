namespace JobKit;

/// <summary>How one job is to be queued. Everything is optional; unset members take the handler's, then the app's defaults.</summary>
public sealed record EnqueueOptions
{
    /// <summary>The id, to make a repeated enqueue the same job; a new one by default.</summary>
    public JobId? Id { get; init; }

    /// <summary>The queue; the type's, else <c>default</c>. 1 to 64 characters of <c>a-z A-Z 0-9 . _ -</c>, not beginning with <c>jobkit-</c>.</summary>
    public string? Queue { get; init; }

    /// <summary>Lower runs first; -32,768 to 32,767; the type's, else 0.</summary>
    public int? Priority { get; init; }

    /// <summary>Due this long after the enqueue, on the store's clock; zero to 3,650 days. Not together with <see cref="DueAt"/>.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>Due at this instant, from 1970 to 9000. Not together with <see cref="Delay"/>.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How many attempts, 1 to 100; the type's, else 5.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>How long one attempt may run, 1 s to 24 h; the type's, else 15 min.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The user the job belongs to, 1 to 256 characters.</summary>
    public string? Owner { get; init; }

    /// <summary>The tenant it belongs to, 1 to 256 characters.</summary>
    public string? Tenant { get; init; }

    /// <summary>The entity it works on, 1 to 256 characters.</summary>
    public string? CorrelationKey { get; init; }

    /// <summary>At most one live (pending or processing) job of this type has this key; a second enqueue returns the first's id. 1 to 256 characters.</summary>
    public string? UniqueKey { get; init; }

    /// <summary>At most <see cref="LimitConcurrency"/> jobs with this key run at a time, over all nodes. 1 to 256 characters.</summary>
    public string? LimitKey { get; init; }

    /// <summary>1 to 10,000, with a <see cref="LimitKey"/>; 1 by default, so that jobs with one key run one after the other.</summary>
    public int LimitConcurrency { get; init; } = 1;

    /// <summary>Labels to search by: at most 20 of 1 to 64 characters; doubled ones are kept once.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The job it belongs to.</summary>
    public JobId? ParentId { get; init; }

    /// <summary>If still pending this long after the enqueue, no attempt begins, and the next sweep fails it with <see cref="JobFailureReason.Expired"/>; 1 ms to 3,650 days.</summary>
    public TimeSpan? ExpiresAfter { get; init; }

    /// <summary>Neither shown to owners, nor counted for them, nor in the statistics.</summary>
    public bool Hidden { get; init; }

    /// <summary>Small JSON for layers above, 1 to 4,096 characters.</summary>
    public string? Metadata { get; init; }
}
