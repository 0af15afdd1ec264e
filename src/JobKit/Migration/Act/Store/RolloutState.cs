using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>What a rollout's row keeps as JSON, because nothing searches by it.</summary>
internal sealed record RolloutState
{
    /// <summary>Which write made the row what it is: a writer that lost the answer finds by it that the write was its own.</summary>
    public Guid? WriteId { get; init; }

    public RolloutMode Mode { get; init; }

    public DateTimeOffset EnteredAt { get; init; }

    public RolloutTargets Targets { get; init; } = RolloutTargets.None;

    public DateTimeOffset? CoolDownUntil { get; init; }

    public DateTimeOffset? HoldUntil { get; init; }

    public int Rollbacks { get; init; }

    public bool NeedsAcknowledgement { get; init; }

    public ImmutableArray<RolloutApproval> Approvals { get; init; } = [];

    public ImmutableArray<VerdictReason> Told { get; init; } = [];

    public ImmutableArray<RolloutRollback> RolledBack { get; init; } = [];
}
