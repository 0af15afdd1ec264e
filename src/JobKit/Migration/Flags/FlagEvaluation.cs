namespace JobKit.Migration;

/// <summary>What a flag says for one caller, and why.</summary>
public readonly record struct FlagEvaluation
{
    /// <summary>Whether the caller has the feature.</summary>
    public bool Enabled { get; init; }

    /// <summary>The way in which the caller has it; null where the flag has no variants, the caller no targeting key, or the feature is off.</summary>
    public string? Variant { get; init; }

    /// <summary>Which rule decided.</summary>
    public FlagReason Reason { get; init; }

    /// <summary>The flag's version; 0 where there is none.</summary>
    public long Version { get; init; }

    /// <summary>Whether the store was not read lately, so that a newer version may exist.</summary>
    public bool Stale { get; init; }
}
