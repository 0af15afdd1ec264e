namespace JobKit.Migration;

/// <summary>When the seed's policy is not asked, or not listened to. It looks once in each <see cref="SequentialParameters.MinDwell"/>, like the seed's cron.</summary>
internal static class SeedHold
{
    public static Verdict? Of(Rollout rollout, DateTimeOffset now) => rollout.Stage != MigrationStage.Canary ? Held(rollout, VerdictReason.NotRunning)
        : now - rollout.EnteredAt < rollout.Plan.Parameters.MinDwell ? Held(rollout, VerdictReason.Dwell)
        : null;

    /// <summary>A raise waits for the plan's windows.</summary>
    public static Verdict Raised(Rollout rollout, DateTimeOffset now, Verdict verdict) =>
        verdict.Kind == VerdictKind.Advance && !RolloutSituations.IsOpen(rollout, now) ? Held(rollout, VerdictReason.OutsideWindow) : verdict;

    private static Verdict Held(Rollout rollout, VerdictReason reason) =>
        new() { Kind = VerdictKind.Hold, Reasons = [reason], TargetSharePpm = rollout.Share.Ppm };
}
