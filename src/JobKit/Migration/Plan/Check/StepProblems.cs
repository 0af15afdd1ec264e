namespace JobKit.Migration;

/// <summary>What is wrong with a plan's shares.</summary>
internal static class StepProblems
{
    private const int Most = 50;
    private const int Jump = 5;

    public static IEnumerable<string> Of(RolloutPlan plan)
    {
        if (plan.Steps.IsDefaultOrEmpty || plan.Stages.IsDefaultOrEmpty)
        {
            yield break;
        }

        if (!plan.Stages.Contains(MigrationStage.Canary))
        {
            yield return $"steps is [{Shown(plan)}], and the plan has no stage Canary. Steps must belong to it. Remove them, or add Canary to stages.";
            yield break;
        }

        if (plan.Steps.Length > Most)
        {
            yield return $"steps has {plan.Steps.Length} entries. It must have at most {Most}. Leave some out.";
        }

        for (var at = 0; at < plan.Steps.Length; at++)
        {
            var (step, before) = (plan.Steps[at], at == 0 ? TrafficShare.None : plan.Steps[at - 1]);
            if (step.Ppm <= before.Ppm)
            {
                yield return $"steps[{at}] is {step}. Steps must rise: it must be above {before} and at most 100. Set it to more, or remove it.";
            }
            else if (before.Ppm > 0 && step.Ppm > (long)Jump * before.Ppm)
            {
                yield return $"steps[{at}] is {step}. It must be at most {Jump} times the step before, {Times(before)}. Put a step between {before} and {step}.";
            }
        }

        var last = plan.Steps[^1];
        if (last.Ppm > 0 && plan.Stages[^1] > MigrationStage.Canary && last.Ppm * (long)Jump < TrafficShare.All.Ppm)
        {
            yield return $"steps[{plan.Steps.Length - 1}] is {last}, and then comes {plan.Stages.First(stage => stage > MigrationStage.Canary)} with 100. The last step must be at least {100 / Jump}. Add steps up to there.";
        }
    }

    private static string Shown(RolloutPlan plan) => NameText.Shown(string.Join(", ", plan.Steps));

    private static TrafficShare Times(TrafficShare share) => TrafficShare.FromPpm((int)Math.Min((long)Jump * share.Ppm, TrafficShare.All.Ppm));
}
