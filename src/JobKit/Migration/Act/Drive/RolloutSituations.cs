namespace JobKit.Migration;

/// <summary>What a rollout's row and plan say to the policy.</summary>
internal static class RolloutSituations
{
    /// <summary>Stages with traffic or comparisons to judge.</summary>
    public static bool IsRunning(Rollout rollout) => rollout.Stage is >= MigrationStage.Shadow and <= MigrationStage.Complete;

    /// <summary>Stages in which users wait for jobs.</summary>
    public static bool AnswersByJobs(Rollout rollout) => rollout.Stage is >= MigrationStage.Canary and <= MigrationStage.Complete;

    public static RolloutSituation Of(Rollout rollout, RolloutEvidence evidence, int ticksAboveQueueAge) => new()
    {
        Running = IsRunning(rollout),
        Irreversible = !rollout.IsReversible,
        SharePpm = rollout.Share.Ppm,
        StepsPpm = [.. PlanLadder.Steps(rollout.Plan).Select(it => it.Ppm)],
        Frame = evidence.Frame,
        StatsAsOf = evidence.AsOf,
        WithoutBaseline = evidence.WithoutBaseline,
        TicksAboveQueueAge = ticksAboveQueueAge,
        WindowOpen = IsOpen(rollout, evidence.Now),
        CoolDownUntil = rollout.CoolDownUntil,
        ApprovalsMissing = Next(rollout) is { } next ? AdvanceHolds.ApprovalsMissing(rollout, next.Stage) : 0,
        Gates = rollout.Stage switch
        {
            MigrationStage.Shadow => RequiredGates.Mismatch,
            MigrationStage.DualWrite => RequiredGates.None,
            _ => RequiredGates.Routed,
        },
    };

    public static bool IsOpen(Rollout rollout, DateTimeOffset now) => PlanCalendar.IsOpen(rollout.Plan, now) && !(rollout.HoldUntil > now);

    public static PlanRung? Next(Rollout rollout) => PlanLadder.Next(rollout.Plan, rollout.Stage, rollout.Share);
}
