using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>All numbers of a rollout as the store had them at one instant.</summary>
internal sealed record RolloutEvidence
{
    /// <summary>The store's time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Up to when the numbers are complete: <see cref="RolloutSituation.StatsAsOf"/>.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The step that they were measured against: <see cref="RolloutSituation.Frame"/>.</summary>
    public required StepFrame Frame { get; init; }

    public required EvidenceSums Sums { get; init; }

    public required ImmutableArray<CohortMinute> Minutes { get; init; }

    public required SubTable Subs { get; init; }

    /// <summary>Endpoints with drawn candidate units and no bounds: <see cref="RolloutSituation.WithoutBaseline"/>.</summary>
    public required ImmutableArray<string> WithoutBaseline { get; init; }

    public required ImmutableArray<ShareSegment> Exposures { get; init; }

    public required Comparisons Shadow { get; init; }

    /// <summary>The input of a decision.</summary>
    public DecisionInput ToInput(RolloutSituation situation) => new()
    {
        Now = Now,
        Situation = situation,
        Sums = Sums,
        Minutes = Minutes,
        Subs = Subs,
        Exposures = Exposures,
        Shadow = Shadow,
    };
}
