using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>A plan as rungs, from off to its last stage.</summary>
internal static class PlanLadder
{
    /// <summary>What automatic steps are taken from, and what they are where no traffic is known.</summary>
    public static readonly ImmutableArray<TrafficShare> AutomaticSteps =
        [.. new[] { 1, 5, 10, 25, 50, 100 }.Select(percent => TrafficShare.FromPercent(percent))];

    /// <summary>The shares of the plan's canary; none without that stage.</summary>
    public static ImmutableArray<TrafficShare> Steps(RolloutPlan plan) =>
        !plan.Stages.Contains(MigrationStage.Canary) ? [] : plan.Steps.IsDefaultOrEmpty ? AutomaticSteps : plan.Steps;

    /// <summary>All rungs, rising; the first is off.</summary>
    public static ImmutableArray<PlanRung> Rungs(RolloutPlan plan) =>
        [new(MigrationStage.Off, TrafficShare.None), .. plan.Stages.Where(stage => stage != MigrationStage.Off).SelectMany(stage => Rungs(plan, stage))];

    /// <summary>The first rung above; null at the top. What stands between two rungs is above the lower.</summary>
    public static PlanRung? Next(RolloutPlan plan, MigrationStage stage, TrafficShare share)
    {
        foreach (var rung in Rungs(plan))
        {
            if (rung.Height.CompareTo(Place(stage, share).Height) > 0)
            {
                return rung;
            }
        }

        return null;
    }

    /// <summary>The first rung below; null at the bottom.</summary>
    public static PlanRung? Previous(RolloutPlan plan, MigrationStage stage, TrafficShare share)
    {
        PlanRung? below = null;
        foreach (var rung in Rungs(plan))
        {
            if (rung.Height.CompareTo(Place(stage, share).Height) >= 0)
            {
                break;
            }

            below = rung;
        }

        return below;
    }

    /// <summary>The share that a stage begins with.</summary>
    public static TrafficShare FirstShare(RolloutPlan plan, MigrationStage stage) => Rungs(plan, stage).First().Share;

    // What was taken back begins anew; of what is frozen, the caller gives the stage that it froze from.
    private static PlanRung Place(MigrationStage stage, TrafficShare share) => stage switch
    {
        MigrationStage.RolledBack => new(MigrationStage.Off, TrafficShare.None),
        MigrationStage.Frozen => throw new ArgumentOutOfRangeException(nameof(stage), stage, "A frozen rollout stands where it froze. Give that stage."),
        _ => new(stage, share),
    };

    private static IEnumerable<PlanRung> Rungs(RolloutPlan plan, MigrationStage stage) => stage switch
    {
        MigrationStage.Canary => Steps(plan).Select(share => new PlanRung(stage, share)),
        MigrationStage.RampDown or MigrationStage.Complete => [new(stage, TrafficShare.All)],
        _ => [new(stage, TrafficShare.None)],
    };
}
