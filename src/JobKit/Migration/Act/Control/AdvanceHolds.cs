namespace JobKit.Migration;

/// <summary>What forbids every advance, an operator's too: people have to deal with it first.</summary>
internal static class AdvanceHolds
{
    public static IReadOnlyList<string> Of(Rollout rollout, MigrationStage next, DateTimeOffset now) =>
        [.. new[] { CoolDown(rollout, now), Acknowledgement(rollout), Approval(rollout, next) }.OfType<string>()];

    /// <summary>How many persons still have to approve the entry into a stage.</summary>
    public static int ApprovalsMissing(Rollout rollout, MigrationStage next) => next == rollout.Stage
        ? 0
        : Math.Max(0, rollout.Plan.Approvals.GetValueOrDefault(next) - rollout.Approvals.Count(it => it.Stage == next));

    private static string? CoolDown(Rollout rollout, DateTimeOffset now) => rollout.CoolDownUntil > now
        ? $"The rollout {rollout.Key} was rolled back {rollout.Rollbacks} times and cools down until {rollout.CoolDownUntil:yyyy-MM-dd HH:mm:ss}Z. Wait until then."
        : null;

    private static string? Acknowledgement(Rollout rollout) => rollout.NeedsAcknowledgement
        ? $"The rollback of {rollout.Key} was not acknowledged. Revise the plan, or acknowledge the rollback."
        : null;

    private static string? Approval(Rollout rollout, MigrationStage next) => ApprovalsMissing(rollout, next) is > 0 and var missing
        ? $"{next} of {rollout.Key} needs {rollout.Plan.Approvals[next]} approvals and has {rollout.Plan.Approvals[next] - missing}. Let {missing} more persons approve it."
        : null;
}
