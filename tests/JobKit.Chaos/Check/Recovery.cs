namespace JobKit.Chaos;

/// <summary>From a kill to the next claim, or end, of each job that the killed worker held.</summary>
internal static class Recovery
{
    public static IReadOnlyList<TimeSpan> Times(Evidence evidence)
    {
        var next = evidence.Audit.Where(entry => entry.IsClaim || entry.Ends).ToLookup(entry => entry.JobId);
        return [.. evidence.Faults.Where(fault => fault.Kind is FaultKind.KillWorker or FaultKind.FreezeWorker)
            .SelectMany(fault => fault.Held.Select(held => next[held.JobId].FirstOrDefault(entry => entry.IsClaim ? entry.Epoch > held.Epoch : entry.OldEpoch >= held.Epoch) is { } back
                ? TimeSpan.FromMicroseconds(back.At - fault.At)
                : TimeSpan.MaxValue))
            .Order()];
    }

    public static TimeSpan Percentile(IReadOnlyList<TimeSpan> sorted, double share) =>
        sorted.Count == 0 ? TimeSpan.Zero : sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];
}
