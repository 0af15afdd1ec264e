namespace JobKit.Chaos;

/// <summary>Each job's changes, one after another: each legal, each following from the one before, each by the attempt that held the lease.</summary>
internal static class SettleCheck
{
    public static IEnumerable<Finding> Run(Evidence evidence) =>
        evidence.Audit.GroupBy(entry => entry.JobId).SelectMany(job => Follow([.. job.OrderBy(entry => entry.Sequence)]));

    private static IEnumerable<Finding> Follow(IReadOnlyList<AuditEntry> entries)
    {
        var ends = entries.Count(entry => entry.Ends);
        if (ends > 1)
            yield return new(FindingKind.DoubleSettled, $"job {entries[0].JobId} reached a final status {ends} times");

        AuditEntry? before = null;
        foreach (var entry in entries)
        {
            foreach (var finding in Judge(entry, before))
                yield return finding;
            before = entry;
        }
    }

    private static IEnumerable<Finding> Judge(AuditEntry entry, AuditEntry? before)
    {
        var what = $"job {entry.JobId}, change {entry.Sequence}, {entry.From} to {entry.To} at epoch {entry.Epoch}";
        if (entry.From is { } from && from.IsTerminal())
            yield return new(FindingKind.DoubleSettled, $"{what}: it had ended");
        else if (entry.From != entry.To && !JobLifecycle.Transitions.Any(step => step.From == entry.From && step.To == entry.To))
            yield return new(FindingKind.IllegalChange, $"{what}: no verb does that");

        if ((entry.From, entry.OldEpoch, entry.OldAttempt) != (before?.To, before?.Epoch, before?.Attempt))
            yield return new(FindingKind.IllegalChange, $"{what}: it does not follow from the change before");
        if (entry.IsClaim ? (entry.Epoch, entry.Attempt) != (entry.OldEpoch + 1, entry.OldAttempt + 1) : entry.OldEpoch is { } epoch && entry.Epoch != epoch)
            yield return new(FindingKind.IllegalChange, $"{what}: epoch {entry.OldEpoch} and attempt {entry.OldAttempt} became {entry.Epoch} and {entry.Attempt}");
        if (entry.Attempt > entry.MaxAttempts)
            yield return new(FindingKind.AttemptOverMax, $"{what}: attempt {entry.Attempt} of {entry.MaxAttempts}");

        if (entry.SettledEpoch is { } settled && settled != entry.OldEpoch)
            yield return new(FindingKind.StaleWrite, $"{what}: settled by epoch {settled}");
        foreach (var mark in Mark.In(entry.Written).Where(mark => mark != entry.OldEpoch))
            yield return new(FindingKind.StaleWrite, $"{what}: written by epoch {mark}");
        if (entry.From != JobStatus.Processing && Mark.In(entry.Written).Any())
            yield return new(FindingKind.StaleWrite, $"{what}: an attempt wrote to a job that nobody held");
    }
}
