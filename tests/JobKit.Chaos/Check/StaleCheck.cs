namespace JobKit.Chaos;

/// <summary>What a handler was told that woke up after its lease and tried every write: it must have been refused each time.</summary>
internal static class StaleCheck
{
    public static IEnumerable<Finding> Run(Evidence evidence)
    {
        var lost = evidence.Audit.Where(entry => entry.IsTakenBack)
            .GroupBy(entry => new HeldAttempt(entry.JobId, entry.OldEpoch ?? 0)).ToDictionary(group => group.Key, group => group.Min(entry => entry.At));
        // A lease that has ended is still its holder's until somebody takes the job back.
        return evidence.Journal
            .Where(line => line.Event == JournalEvent.StaleAccepted && lost.TryGetValue(line.Attempt, out var takenBack) && takenBack <= line.At)
            .Select(line => new Finding(FindingKind.StaleWrite, $"job {line.JobId}: {line.Detail} of epoch {line.Epoch} was accepted after its lease was taken back"));
    }
}
