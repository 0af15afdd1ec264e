using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>How an endpoint's traffic moves to jobs: through which stages and shares, on what evidence, when, and how back.</summary>
/// <remarks>
/// Read with <c>RolloutPlan.FromJson</c>, which checks it. One made in code is checked where it is used, or by <c>Problems()</c>.
/// </remarks>
public sealed record RolloutPlan
{
    /// <summary>The rollout's name: 1 to 100 characters of <c>a-z A-Z 0-9 . _ -</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What is routed as one, like <c>user</c>, the default: 1 to 64 characters of <c>a-z A-Z 0-9 . _ -</c>.</summary>
    public string Unit { get; init; } = "user";

    /// <summary>What units are mixed by, 1 to 200 characters; the key and <c>:1</c> by default. Another salt is another draw, so it needs a new epoch.</summary>
    public string Salt
    {
        get => field ?? $"{Key}:1";
        init;
    }

    /// <summary>How a unit becomes a bucket; <see cref="RouteHash.Stable"/> by default.</summary>
    public RouteHash Hash { get; init; }

    /// <summary>What happens to requests without a unit; <see cref="AnonymousRouting.Legacy"/> by default.</summary>
    public AnonymousRouting Anonymous { get; init; }

    /// <summary>Who answers while a node has never read the rollout; <see cref="MigrationSide.Legacy"/> by default.</summary>
    public MigrationSide FailSafe { get; init; }

    /// <summary>The stages in the ladder's order, each at most once; <see cref="MigrationStage.Off"/> comes first, named or not.</summary>
    public required ImmutableArray<MigrationStage> Stages { get; init; }

    /// <summary>The shares of <see cref="MigrationStage.Canary"/>, rising, each at most 5 times the one before; empty, the default, for automatic.</summary>
    public ImmutableArray<TrafficShare> Steps { get; init; } = [];

    /// <summary>The part that stays with legacy to compare with until <see cref="MigrationStage.Complete"/>, 0 to 50 %; 5 % by default.</summary>
    public TrafficShare Holdback { get; init; } = TrafficShare.FromPpm(50_000);

    /// <summary>Which rules move the share; <see cref="RolloutPolicy.Sequential"/> by default.</summary>
    public RolloutPolicy Policy { get; init; }

    /// <summary>Whether the faults of <see cref="RolloutPolicy.Seed"/> are accepted; needed for it, false by default.</summary>
    public bool AcknowledgeKnownFaults { get; init; }

    /// <summary>
    /// The first stage that cannot be taken back, <see cref="MigrationStage.Shadow"/> to <see cref="MigrationStage.Complete"/>, which is the
    /// default; null when every stage can. From there a rollback freezes instead.
    /// </summary>
    public MigrationStage? IrreversibleFrom { get; init; } = MigrationStage.Complete;

    /// <summary>All numbers of the sequential policy.</summary>
    public SequentialParameters Parameters { get; init; } = new();

    /// <summary>When the rollout may advance, at most 50; empty, the default, for always.</summary>
    public ImmutableArray<PlanWindow> Windows { get; init; } = [];

    /// <summary>When it may not, at most 50; empty by default.</summary>
    public ImmutableArray<PlanFreeze> Freezes { get; init; } = [];

    /// <summary>How many people must approve before a stage of the plan is entered, 1 to 10; nobody by default.</summary>
    public ImmutableSortedDictionary<MigrationStage, int> Approvals { get; init; } = ImmutableSortedDictionary<MigrationStage, int>.Empty;

    /// <summary>Keys of rollouts that must be complete before this one starts, at most 50; none by default.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>What a rollback does with work under way.</summary>
    public RollbackChoices Rollback { get; init; } = new();

    /// <summary>Where alerts go, 1 to 200 characters; null, the default, for the channel that the app configures.</summary>
    public string? AlertChannel { get; init; }
}
