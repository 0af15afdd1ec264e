using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>Each step done and counted once, each waiting job cancelled once, one event, a whole chain.</summary>
internal static class RollbackCheck
{
    private const string Cancel = "job.cancel";

    private const string Hold = "job.reschedule";

    private static readonly string[] Counting = ["drainQueued"];

    public static bool AreDone(IEnumerable<RollbackStep> steps) => steps.All(step => step.State is RollbackStepState.Done or RollbackStepState.Skipped);

    /// <param name="seen">What it left behind.</param>
    /// <param name="kills">How many of the nodes that did its steps were killed.</param>
    public static IEnumerable<string> Problems(RollbackEvidence seen, int kills) =>
        Steps(seen, kills).Concat(Jobs(seen)).Concat(Events(seen));

    private static IEnumerable<string> Steps(RollbackEvidence seen, int kills)
    {
        foreach (var step in seen.Steps)
        {
            if (!AreDone([step]))
                yield return $"the step {step.Name} is {step.State}: {step.Detail}";
            if (step.Attempt < 1 || step.Attempt > kills + 1)
                yield return $"the step {step.Name} was begun {step.Attempt} times with {kills} kills";
            if (seen.DoneAtKills.TryGetValue(step.Name, out var begun) && step.Attempt != begun)
                yield return $"the step {step.Name} was begun again after it was done";
            if (Counting.Contains(step.Name) && step.Count != seen.Queued.Count)
                yield return $"the step {step.Name} says {step.Count} of {seen.Queued.Count} jobs: {step.Detail}";
        }

        if (seen.SystemJobs is not [JobStatus.Completed])
            yield return $"the jobs of the steps are {string.Join(", ", seen.SystemJobs)}; one is to be completed";
        if (seen.Alerts != 1)
            yield return $"the end of the steps was told {seen.Alerts} times";
    }

    private static IEnumerable<string> Jobs(RollbackEvidence seen)
    {
        var open = seen.Queued.Count(job => job.Status != JobStatus.Cancelled);
        if (open > 0)
            yield return $"{open} of {seen.Queued.Count} waiting jobs were not cancelled";
        foreach (var act in new[] { Cancel, Hold })
        {
            var times = seen.Acts.Where(it => it.Act == act).CountBy(it => it.Job).ToDictionary();
            if (seen.Queued.Count(job => !times.ContainsKey(job.Id)) is > 0 and var never)
                yield return $"the audit has no {act} of {never} waiting jobs";
            if (times.Count(it => it.Value > 1) is > 0 and var twice)
                yield return $"the audit has more than one {act} of {twice} waiting jobs";
        }

        if (seen.Acts.Count(it => it.Act is not (Cancel or Hold)) is > 0 and var others)
            yield return $"the audit has {others} other acts on waiting jobs";
    }

    private static IEnumerable<string> Events(RollbackEvidence seen)
    {
        var rollbacks = seen.Events.Count(it => it.Kind == "rollback");
        if (rollbacks != 1)
            yield return $"there are {rollbacks} events of the one rollback";
        if (RolloutEventChain.FirstBroken(seen.Chain, RolloutEventTip.Start) is { } broken)
            yield return $"the chain of events is broken at {broken}";
        if (!seen.Events.Select(it => it.Version).SequenceEqual(seen.Events.Select(it => it.Version).Distinct().Order()))
            yield return "the events' versions do not go up one by one";
    }
}
