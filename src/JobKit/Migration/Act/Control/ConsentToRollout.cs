namespace JobKit.Migration;

/// <summary>What persons give: approvals, and the acknowledgement of a rollback.</summary>
internal static class ConsentToRollout
{
    /// <returns>Null where the person has approved the stage already.</returns>
    /// <exception cref="RolloutStageException">The stage does not come next, or needs no approval.</exception>
    public static RolloutChange? Approve(RolloutMove move, MigrationStage stage)
    {
        var rollout = move.Rollout;
        if (rollout.Stage == stage || !rollout.Plan.Approvals.ContainsKey(stage) || !AdvanceRollout.Legal(rollout).Contains(stage))
        {
            throw AdvanceRollout.Refused(rollout, $"be approved for {stage}", "Approve the stage that comes next, if the plan asks for approvals of it.");
        }

        if (rollout.Approvals.Any(it => it.Stage == stage && string.Equals(it.Actor, move.By.Actor, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var after = rollout with { Approvals = rollout.Approvals.Add(new(stage, move.By.Actor, move.Now)) };
        return move.To(after, RolloutEventKind.Approve, to: stage.ToString());
    }

    /// <returns>Null where nothing is to be acknowledged any more.</returns>
    /// <exception cref="RolloutStageException">It is not rolled back.</exception>
    public static RolloutChange? Acknowledge(RolloutMove move) => (move.Rollout.Stage, move.Rollout.NeedsAcknowledgement) switch
    {
        (MigrationStage.RolledBack, true) => move.To(move.Rollout with { NeedsAcknowledgement = false }, RolloutEventKind.Acknowledge),
        (MigrationStage.RolledBack, false) => null,
        _ => throw AdvanceRollout.Refused(move.Rollout, "have a rollback acknowledged", "There is none."),
    };
}
