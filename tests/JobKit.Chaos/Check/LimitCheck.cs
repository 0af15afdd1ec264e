namespace JobKit.Chaos;

/// <summary>No more jobs of a limit key in process than its limit, at any commit.</summary>
internal static class LimitCheck
{
    public static IEnumerable<Finding> Run(Evidence evidence)
    {
        var holders = new Dictionary<string, HashSet<Guid>>(StringComparer.Ordinal);
        foreach (var entry in evidence.Audit.Where(entry => entry.LimitKey is not null).OrderBy(entry => entry.Sequence))
        {
            if (!holders.TryGetValue(entry.LimitKey!, out var held))
                holders.Add(entry.LimitKey!, held = []);
            if (entry.LeavesProcessing)
                held.Remove(entry.JobId);
            if (entry.IsClaim && held.Add(entry.JobId) && held.Count > entry.LimitConcurrency)
                yield return new(FindingKind.LimitBreach, $"{held.Count} jobs of {entry.LimitKey} in process at change {entry.Sequence}: {string.Join(", ", held)}");
        }
    }
}
