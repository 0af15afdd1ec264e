using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>What shadowing one rollout has found.</summary>
public sealed record ShadowReport
{
    /// <summary>The rollout.</summary>
    public required string Key { get; init; }

    /// <summary>The epoch.</summary>
    public long Epoch { get; init; }

    /// <summary>How many verdicts of each class, all classes in it.</summary>
    public required ImmutableSortedDictionary<ShadowClass, long> Counts { get; init; }

    /// <summary>How many wait for their job or comparison.</summary>
    public long Open { get; init; }

    /// <summary>Verdicts that count for or against the candidate.</summary>
    public long Compared { get; init; }

    /// <summary>Of these, those against it.</summary>
    public long Mismatched { get; init; }

    /// <summary>The rate of mismatches is below this with 95 % certainty, however often it is looked at: 0 to 1; 1 without data. A plan's gate compares this with its limit.</summary>
    public double MismatchBound { get; init; }

    /// <summary>The largest 20 groups of verdicts with the same signature, the largest first.</summary>
    public ImmutableArray<ShadowGroup> Groups { get; init; } = [];

    /// <summary>How much legacy differs from itself; null where that was not measured.</summary>
    public ShadowNoise? Noise { get; init; }

    /// <summary>What this process did with captures since it started.</summary>
    public required ShadowIntakeCounts Intake { get; init; }
}
