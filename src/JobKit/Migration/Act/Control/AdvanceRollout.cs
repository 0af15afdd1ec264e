namespace JobKit.Migration;

/// <summary>One step up the plan's ladder.</summary>
internal static class AdvanceRollout
{
    /// <summary>From nothing to the plan's first stage.</summary>
    /// <exception cref="RolloutStageException">It is under way already.</exception>
    /// <exception cref="RolloutHeldException">It was rolled back, and that is not dealt with.</exception>
    public static RolloutChange Start(RolloutMove move) => move.Rollout.Stage is MigrationStage.Off or MigrationStage.RolledBack
        ? Step(move)
        : throw Refused(move.Rollout, "start");

    /// <summary>To the next step.</summary>
    /// <exception cref="RolloutStageException">It was not started, is frozen, or stands at the end.</exception>
    /// <exception cref="RolloutHeldException">An approval is missing, or a rollback is not dealt with.</exception>
    public static RolloutChange Of(RolloutMove move) => move.Rollout.Stage is MigrationStage.Off or MigrationStage.RolledBack
        ? throw Refused(move.Rollout, "advance", "Start it first.")
        : Step(move);

    /// <summary>To a share of the plan, above the present one: for an operator who answers for it.</summary>
    /// <exception cref="RolloutStageException">It was not started, the share is no step of the plan, or the present stage has no shares.</exception>
    /// <exception cref="RolloutHeldException">As for <see cref="Of"/>.</exception>
    public static RolloutChange To(RolloutMove move, TrafficShare share)
    {
        var rollout = move.Rollout;
        var idle = rollout.Stage is MigrationStage.Off or MigrationStage.RolledBack;
        var canary = rollout.Stage == MigrationStage.Canary || Legal(rollout).Contains(MigrationStage.Canary);
        if (idle || !canary || !PlanLadder.Steps(rollout.Plan).Contains(share))
        {
            throw Refused(rollout, $"go to {share} %", $"{(idle ? "Start it first. " : string.Empty)}The plan's shares are {string.Join(", ", PlanLadder.Steps(rollout.Plan))} %; change the plan for another.");
        }

        Require(rollout, MigrationStage.Canary, move.Now);
        return move.Enter(MigrationStage.Canary, share);
    }

    /// <summary>The stages that may follow, other than by a rollback.</summary>
    public static IReadOnlyList<MigrationStage> Legal(Rollout rollout) => rollout.Stage switch
    {
        MigrationStage.Frozen => [rollout.RoutingStage],
        var stage => PlanLadder.Next(rollout.Plan, Rung(stage), TrafficShare.All) is { } next ? [next.Stage] : [],
    };

    public static RolloutStageException Refused(Rollout rollout, string wanted, string? mend = null) =>
        new(rollout, wanted, [.. Legal(rollout)], mend ?? (rollout.Stage == MigrationStage.Frozen ? "Resume it first." : null));

    /// <summary>What was rolled back begins at the bottom.</summary>
    private static MigrationStage Rung(MigrationStage stage) => stage == MigrationStage.RolledBack ? MigrationStage.Off : stage;

    private static RolloutChange Step(RolloutMove move)
    {
        var rollout = move.Rollout;
        if (rollout.Stage == MigrationStage.Frozen || PlanLadder.Next(rollout.Plan, Rung(rollout.Stage), rollout.Share) is not { } next)
        {
            throw Refused(rollout, "advance");
        }

        Require(rollout, next.Stage, move.Now);
        return move.Enter(next.Stage, next.Share);
    }

    private static void Require(Rollout rollout, MigrationStage next, DateTimeOffset now)
    {
        if (AdvanceHolds.Of(rollout, next, now) is { Count: > 0 } holds)
        {
            throw new RolloutHeldException(rollout, holds);
        }
    }
}
