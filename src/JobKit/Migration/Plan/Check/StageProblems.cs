namespace JobKit.Migration;

/// <summary>What is wrong with a plan's stages, and with what names them.</summary>
internal static class StageProblems
{
    private const string Ladder = "Off, Shadow, DualWrite, Canary, RampDown, Complete";

    public static IEnumerable<string> Of(RolloutPlan plan)
    {
        if (plan.Stages.IsDefaultOrEmpty || plan.Stages.All(stage => stage == MigrationStage.Off))
        {
            yield return $"stages is empty. It must name at least one stage beside Off, of {Ladder}. Set it to the plan's stages, like [\"Canary\", \"Complete\"].";
            yield break;
        }

        for (var at = 0; at < plan.Stages.Length; at++)
        {
            var (stage, before) = (plan.Stages[at], at == 0 ? (MigrationStage?)null : plan.Stages[at - 1]);
            if (stage is < MigrationStage.Off or > MigrationStage.Complete)
            {
                yield return $"stages[{at}] is {stage}. It must be one of {Ladder}. Remove it: no plan leads there.";
            }
            else if (stage == before)
            {
                yield return $"stages[{at}] is {stage} a second time. Each stage must stand once. Remove it.";
            }
            else if (stage < before)
            {
                yield return $"stages[{at}] is {stage} after {before}. Stages must be in this order: {Ladder}. Put them so.";
            }
        }

        if (plan.IrreversibleFrom is < MigrationStage.Shadow or > MigrationStage.Complete)
        {
            yield return $"irreversibleFrom is {plan.IrreversibleFrom}. It must be one of Shadow to Complete, or null. Set it to the first stage that cannot be taken back, or to null when every stage can.";
        }

        foreach (var (stage, people) in plan.Approvals)
        {
            if (stage == MigrationStage.Off || !plan.Stages.Contains(stage))
            {
                yield return $"approvals.{stage} names a stage that the plan never enters. It must be one of {string.Join(", ", plan.Stages.Where(it => it != MigrationStage.Off))}. Remove it, or add the stage to stages.";
            }

            if (people is < 1 or > 10)
            {
                yield return $"approvals.{stage} is {people}. It must be between 1 and 10. Set it to how many people must approve, or remove it for none.";
            }
        }
    }
}
