namespace JobKit.Migration;

/// <summary>Whether this app has what a plan asks of it: found out where the plan is added, started or changed, not in the step that misses it.</summary>
internal sealed class PlanReadiness(ShadowReadiness shadow, RolloutJobs jobs, LegacyReplayMark? replay = null)
{
    /// <summary>What is missing, with the mend; nothing for a plan that can be followed here.</summary>
    public IReadOnlyList<string> Problems(RolloutPlan plan)
    {
        var problems = new List<string>(jobs.Problems(plan));
        if (plan.Stages.Contains(MigrationStage.Shadow) && shadow.Problem(plan.Key) is { } problem)
        {
            problems.Add(problem);
        }

        if (plan.Rollback.Queued == QueuedAtRollback.ReplayViaLegacy && replay is null)
        {
            problems.Add("rollback.queued is \"replayViaLegacy\", and nothing does that here. Register it with AddLegacyReplay<...>() in AddJobMigration(), or set it to letRun, cancel or hold.");
        }

        return problems;
    }

    /// <exception cref="RolloutPlanException">Something is missing.</exception>
    public void Require(RolloutPlan plan)
    {
        if (Problems(plan) is { Count: > 0 } problems)
        {
            throw new RolloutPlanException(problems);
        }
    }
}
