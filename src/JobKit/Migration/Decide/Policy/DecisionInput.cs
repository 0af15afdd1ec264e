using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>All that a decision depends on. The same input gives the same verdict, on every node, today and in an audit.</summary>
public sealed record DecisionInput
{
    /// <summary>The store's time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Where the migration stands.</summary>
    public required RolloutSituation Situation { get; init; }

    /// <summary>What the folded cohorts have to say.</summary>
    public EvidenceSums Sums { get; init; } = EvidenceSums.Empty;

    /// <summary>The cohorts that are not folded, oldest first. Those that the sums hold already are passed over.</summary>
    public ImmutableArray<CohortMinute> Minutes { get; init; } = [];

    /// <summary>The epoch's units and errors by sub.</summary>
    public SubTable Subs { get; init; } = SubTable.Empty;

    /// <summary>The epoch's first exposures, one entry for each share that stood.</summary>
    public ImmutableArray<ShareSegment> Exposures { get; init; } = [];

    /// <summary>The epoch's shadow comparisons.</summary>
    public Comparisons Shadow { get; init; }
}
