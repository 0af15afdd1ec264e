namespace JobKit.Chaos;

/// <summary>Executions that were repeated because a holder lost its lease, against what the faults had in their hands.</summary>
internal sealed record Repeats
{
    /// <summary>Attempts in flight where the faults struck.</summary>
    public int HeldAtFaults { get; init; }

    /// <summary>Those of them whose handler had begun.</summary>
    public int StartedAtFaults { get; init; }

    /// <summary>Jobs claimed again whose handler had not begun: nobody could notice.</summary>
    public int OnlyClaimed { get; init; }

    /// <summary>Jobs claimed again whose handler had begun: what a handler must be prepared for.</summary>
    public int Started { get; init; }

    /// <summary>Leases taken from workers that no fault had struck.</summary>
    public int FromLiving { get; init; }

    public int All => OnlyClaimed + Started;

    public static Repeats Of(Evidence evidence)
    {
        var begun = evidence.Journal.Where(line => line.Event == JournalEvent.Begin).Select(line => line.Attempt).ToHashSet();
        var held = evidence.Faults.SelectMany(fault => HeldAt(fault, evidence)).ToHashSet();
        // Only what came back to be claimed is executed again; a job that was cancelled or failed by the sweep is not.
        var again = evidence.Audit.Where(entry => entry.IsTakenBack && entry.To == JobStatus.Pending)
            .Select(entry => new HeldAttempt(entry.JobId, entry.OldEpoch ?? 0)).ToList();
        return new Repeats
        {
            HeldAtFaults = held.Count,
            StartedAtFaults = held.Count(begun.Contains),
            OnlyClaimed = again.Count(attempt => !begun.Contains(attempt)),
            Started = again.Count(begun.Contains),
            FromLiving = again.Count(attempt => !held.Contains(attempt)),
        };
    }

    /// <summary>A fault that holds up the database strikes whatever is in flight while it lasts, and the second after in which answers are still missing.</summary>
    private static IEnumerable<HeldAttempt> HeldAt(FaultRecord fault, Evidence evidence)
    {
        if (!fault.StrikesAll)
            return fault.Held;

        var until = fault.Until + Clock.Span(TimeSpan.FromSeconds(1));
        var claims = evidence.Audit.Where(entry => entry.IsClaim && entry.At <= until).ToDictionary(entry => new HeldAttempt(entry.JobId, entry.Epoch ?? 0));
        foreach (var left in evidence.Audit.Where(entry => entry.LeavesProcessing && entry.At < fault.At))
            claims.Remove(new HeldAttempt(left.JobId, left.OldEpoch ?? 0));
        return claims.Keys;
    }
}
