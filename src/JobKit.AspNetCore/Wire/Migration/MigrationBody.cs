using JobKit.Migration;

namespace JobKit.AspNetCore;

/// <summary>A migration as operators see it.</summary>
internal sealed record MigrationBody
{
    public required string Key { get; init; }

    public required MigrationStage Stage { get; init; }

    public required MigrationStage? FrozenFrom { get; init; }

    public required decimal Share { get; init; }

    /// <summary>The candidate's part of the units that chance routed, in percent; null before there are any.</summary>
    public required double? ActualShare { get; init; }

    public required decimal RecommendedShare { get; init; }

    public required RouteOverride Override { get; init; }

    public required RolloutMode Mode { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset? HoldUntil { get; init; }

    public required MigrationStepBody Step { get; init; }

    public required VerdictBody? Verdict { get; init; }

    public required bool NeedsAcknowledgement { get; init; }

    public required DateTimeOffset? CoolDownUntil { get; init; }

    public required SidesBody Sides { get; init; }
}
