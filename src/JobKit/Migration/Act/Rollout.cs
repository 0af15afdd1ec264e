using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>Where one migration stands: a row that all nodes share. Immutable; <see cref="IRollouts"/> changes it.</summary>
public sealed record Rollout
{
    /// <summary>Its name, that of the plan.</summary>
    public required string Key { get; init; }

    /// <summary>1 and one more for each write.</summary>
    public long Version { get; init; }

    /// <summary>Begins anew with each rollback, each other salt, and each resume after a freeze in a rollback's stead; the evidence of one says nothing in the next.</summary>
    public long Epoch { get; init; }

    /// <summary>The stage; <see cref="MigrationStage.Off"/> at first.</summary>
    public MigrationStage Stage { get; init; }

    /// <summary>The stage that it froze from; null unless it is frozen.</summary>
    public MigrationStage? FrozenFrom { get; init; }

    /// <summary>The candidate's share in <see cref="MigrationStage.Canary"/>.</summary>
    public TrafficShare Share { get; init; }

    /// <summary>What mixes the units in this epoch.</summary>
    public required string Salt { get; init; }

    /// <summary>What it follows.</summary>
    public required RolloutPlan Plan { get; init; }

    /// <summary>What the policy may do by itself.</summary>
    public RolloutMode Mode { get; init; }

    /// <summary>When the present share or stage began, by the store's clock.</summary>
    public DateTimeOffset EnteredAt { get; init; }

    /// <summary>What legacy did before the stage was entered, as JSON; null where nothing was seen.</summary>
    public string? Baselines { get; init; }

    /// <summary>Who gets a side whatever the share is.</summary>
    public RolloutTargets Targets { get; init; } = RolloutTargets.None;

    /// <summary>Until when it may not advance after a rollback; null where there was none.</summary>
    public DateTimeOffset? CoolDownUntil { get; init; }

    /// <summary>Until when an operator holds it; null where nobody does.</summary>
    public DateTimeOffset? HoldUntil { get; init; }

    /// <summary>Rollbacks in a row: each doubles the cool-down. <see cref="MigrationStage.Complete"/> ends the row.</summary>
    public int Rollbacks { get; init; }

    /// <summary>Whether a person must acknowledge the rollback, or revise the plan, before it may advance again.</summary>
    public bool NeedsAcknowledgement { get; init; }

    /// <summary>Consents given since the present stage began.</summary>
    public ImmutableArray<RolloutApproval> Approvals { get; init; } = [];

    /// <summary>What people were told of since the present share or stage began: holds that do not end by waiting.</summary>
    public ImmutableArray<VerdictReason> Told { get; init; } = [];

    /// <summary>The newest eight rollbacks, the newest last.</summary>
    public ImmutableArray<RolloutRollback> RolledBack { get; init; } = [];

    /// <summary>When it was written last, by the store's clock.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who wrote it last.</summary>
    public string UpdatedBy { get; init; } = string.Empty;

    /// <summary>The stage that answers: of a frozen rollout the one it froze from.</summary>
    public MigrationStage RoutingStage => FrozenFrom ?? Stage;

    /// <summary>Whether legacy can still take everything back.</summary>
    public bool IsReversible => Plan.IrreversibleFrom is not { } first || RoutingStage is MigrationStage.RolledBack || RoutingStage < first;
}
