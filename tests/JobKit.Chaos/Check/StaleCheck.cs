namespace JobKit.Chaos;

/// <summary>What a handler was told that woke up after its lease and tried every write: it must have been refused each time.</summary>
internal static class StaleCheck
{
    public static IEnumerable<Finding> Run(Evidence evidence)
    {
        var lost = evidence.Audit.Where(entry => entry.IsTakenBack).Select(entry => new HeldAttempt(entry.JobId, entry.OldEpoch ?? 0)).ToHashSet();
        // A lease that ended with nobody there to take the job back is still the holder's.
        return evidence.Journal
            .Where(line => line.Event == JournalEvent.StaleAccepted && lost.Contains(line.Attempt))
            .Select(line => new Finding(FindingKind.StaleWrite, $"job {line.JobId}: {line.Detail} of epoch {line.Epoch} was accepted after its lease was taken back"));
    }
}
