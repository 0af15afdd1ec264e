namespace JobKit.Chaos;

/// <summary>No more repeated executions than the faults had in their hands.</summary>
internal static class RepeatCheck
{
    public static IEnumerable<Finding> Run(Evidence evidence)
    {
        // A claim whose answer is lost is in nobody's hands until its lease ends: there is nothing to count against.
        if (evidence.Options.Scenario == Scenario.Ambiguous)
            yield break;

        var repeats = Repeats.Of(evidence);
        if (repeats.All > repeats.HeldAtFaults)
            yield return new(FindingKind.TooManyRepeats, $"{repeats.All} executions were repeated, {repeats.HeldAtFaults} attempts were in flight at the faults");
        if (repeats.Started > repeats.StartedAtFaults)
            yield return new(FindingKind.TooManyRepeats, $"{repeats.Started} begun executions were repeated, {repeats.StartedAtFaults} had begun at the faults");
    }
}
