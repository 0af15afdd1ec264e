namespace JobKit.Migration;

/// <summary>One shadowed request as it is kept.</summary>
public sealed record ShadowRow
{
    /// <summary>The identity, made by the caller.</summary>
    public required JobId Id { get; init; }

    /// <summary>The rollout, at most 100 characters.</summary>
    public required string Key { get; init; }

    /// <summary>The rollout's epoch.</summary>
    public required long Epoch { get; init; }

    /// <summary>The shadow job; null for a pair of controls, and for an answer that could not be cleaned.</summary>
    public JobId? JobId { get; init; }

    /// <summary>What legacy answered, as JSON: <c>answer</c> or <c>error</c>, and <c>micros</c>; null once the verdict needs it no more.</summary>
    public string? ControlJson { get; init; }

    /// <summary>SHA-256 of the answer or error, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The stamp of the request's route, as metadata.</summary>
    public required string Stamp { get; init; }

    /// <summary>Whether it is a pair of controls, which measures noise.</summary>
    public bool IsNoise { get; init; }

    /// <summary>The verdict; null while the two sides have not been compared.</summary>
    public ShadowVerdict? Verdict { get; init; }

    /// <summary>When it was kept, on the store's clock. Not looked at when it is added.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it may be removed, on the store's clock. Not looked at when it is added.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}
