namespace JobKit.Migration;

/// <summary>What an operator changes beside the traffic: plan, mode, targets.</summary>
internal static class ReviseRollout
{
    /// <summary>Another plan. Where nobody is exposed it may have another salt or another cohort, which begins an epoch; after a rollback it acknowledges it.</summary>
    /// <returns>Null where the plan is the same.</returns>
    /// <exception cref="RolloutPlanException">It is another rollout's.</exception>
    /// <exception cref="RolloutConflictException">It has another salt, another hash or another cohort, while units are routed and counted by the present one.</exception>
    /// <exception cref="RolloutStageException">It does not have the present stage.</exception>
    public static RolloutChange? Plan(RolloutMove move, RolloutPlan plan)
    {
        var rollout = move.Rollout;
        if (plan.Key != rollout.Key)
        {
            throw new RolloutPlanException([$"key is \"{NameText.Shown(plan.Key)}\". It must be \"{rollout.Key}\", the rollout's. Set it to that, or add another rollout."]);
        }

        if (plan.ToHash() == rollout.Plan.ToHash())
        {
            return null;
        }

        var idle = rollout.Stage is MigrationStage.Off or MigrationStage.RolledBack;
        var remixed = plan.Salt != rollout.Salt || plan.Hash != rollout.Plan.Hash;
        if (remixed && !idle)
        {
            throw new RolloutConflictException(rollout, $"The rollout {rollout.Key} has units under salt \"{NameText.Shown(rollout.Salt)}\", and the plan's is \"{NameText.Shown(plan.Salt)}\" or its hash another: every user would change sides at random. Keep both, or roll back first, which begins a new epoch.");
        }

        // Rows of two lengths in one epoch could not be told apart.
        var regrouped = plan.Parameters.Cohort != rollout.Plan.Parameters.Cohort;
        if (regrouped && !idle)
        {
            throw new RolloutConflictException(rollout, $"The rollout {rollout.Key} counts its units in cohorts of {rollout.Plan.Parameters.Cohort}, and the plan's cohort is {plan.Parameters.Cohort}: what was counted so far could not be judged by it. Keep it, or roll back first, which begins a new epoch.");
        }

        if (!idle && !plan.Stages.Contains(rollout.RoutingStage))
        {
            throw AdvanceRollout.Refused(rollout, $"follow a plan without {rollout.RoutingStage}", "Keep the present stage in the plan, or roll back first.");
        }

        var after = rollout with
        {
            Plan = plan,
            Salt = plan.Salt,
            Epoch = remixed || regrouped ? rollout.Epoch + 1 : rollout.Epoch,
            Approvals = [],
            NeedsAcknowledgement = false,
        };
        var told = move with { Evidence = $$"""{"before":{{rollout.Plan.ToJson()}},"after":{{plan.ToJson()}}}""" };
        return told.To(after, RolloutEventKind.Plan, rollout.Plan.ToHash(), plan.ToHash());
    }

    /// <returns>Null where it is the same.</returns>
    public static RolloutChange? Mode(RolloutMove move, RolloutMode mode) => mode == move.Rollout.Mode
        ? null
        : move.To(move.Rollout with { Mode = mode }, RolloutEventKind.Mode, move.Rollout.Mode.ToString(), mode.ToString());

    /// <returns>Null where they are the same.</returns>
    public static RolloutChange? Targets(RolloutMove move, RolloutTargets targets) => targets == move.Rollout.Targets
        ? null
        : move.To(move.Rollout with { Targets = targets }, RolloutEventKind.Targets);
}
