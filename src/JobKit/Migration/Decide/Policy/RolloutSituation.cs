using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>Where a migration stands, beside its numbers.</summary>
public sealed record RolloutSituation
{
    /// <summary>Whether the stage has traffic or comparisons to judge; true by default. A frozen or rolled back one has not.</summary>
    public bool Running { get; init; } = true;

    /// <summary>Whether going back is no longer possible; false by default.</summary>
    public bool Irreversible { get; init; }

    /// <summary>The present share in millionths.</summary>
    public int SharePpm { get; init; }

    /// <summary>The plan's shares in millionths, rising.</summary>
    public ImmutableArray<int> StepsPpm { get; init; } = [];

    /// <summary>When the present share was set, and what the legacy did before the stage.</summary>
    public required StepFrame Frame { get; init; }

    /// <summary>When the numbers were complete up to; older than <see cref="SequentialParameters.StatsStaleAfter"/> they justify no advance.</summary>
    public required DateTimeOffset StatsAsOf { get; init; }

    /// <summary>
    /// Endpoints whose candidate has drawn units since the share was set, and whose legacy has shown too little to say what is slow; none by
    /// default. Their latency cannot be judged, so nothing advances on it.
    /// </summary>
    public ImmutableArray<string> WithoutBaseline { get; init; } = [];

    /// <summary>Whether an operator wants it rolled back.</summary>
    public bool OperatorKill { get; init; }

    /// <summary>Looks in a row at which the oldest due job of the rollout's own was older than <see cref="Guardrails.QueueAgeLimit"/>; 3 roll back.</summary>
    public int TicksAboveQueueAge { get; init; }

    /// <summary>Whether the plan's windows and freezes allow an advance now; true by default.</summary>
    public bool WindowOpen { get; init; } = true;

    /// <summary>Until when the pause after a rollback lasts, if there was one.</summary>
    public DateTimeOffset? CoolDownUntil { get; init; }

    /// <summary>Approvals that the next step still needs.</summary>
    public int ApprovalsMissing { get; init; }

    /// <summary>Which gates the stage must pass; <see cref="RequiredGates.Routed"/> by default.</summary>
    public RequiredGates Gates { get; init; } = RequiredGates.Routed;

    /// <summary>Whether latency cannot be judged against the legacy's.</summary>
    internal bool IsBlind(SequentialParameters parameters) =>
        Gates.HasFlag(RequiredGates.Routed) && parameters.Guardrails.Latency.Mode == LatencyMode.Relative && !WithoutBaseline.IsDefaultOrEmpty;

    /// <summary>The next share of the plan; null when the last is reached and the next stage follows.</summary>
    internal int? NextShare()
    {
        foreach (var step in StepsPpm.IsDefault ? [] : StepsPpm)
        {
            if (step > SharePpm)
            {
                return step;
            }
        }

        return null;
    }
}
