namespace JobKit.Migration;

/// <summary>Whether a backfill can be run as it is described.</summary>
internal static class BackfillOptionsCheck
{
    private const int Most = 1_000_000;

    private static readonly TimeSpan Midnight = TimeSpan.FromHours(24);

    /// <summary>A sentence for the first thing that is wrong, or null.</summary>
    public static string? Problem(string name, BackfillOptions options)
    {
        string Key(string member) => $"{member} of the backfill {NameText.Shown(name)}";
        return Ranges.Name("The name of a backfill", name, Ranges.QueueLength, "Give it a name that never changes.")
            ?? Ranges.Number(Key("Ranges"), options.Ranges, 1, 64, "Set it to how many nodes or jobs may work at once, or remove it for the default, 4.")
            ?? Ranges.Number(Key("MinChunkRows"), options.MinChunkRows, 1, 10_000, "Remove it for the default, 100.")
            ?? Ranges.Number(Key("MaxChunkRows"), options.MaxChunkRows, 1, 10_000, "Remove it for the default.")
            ?? Ranges.Number(Key("ChunkRows"), options.ChunkRows, 1, options.MaxChunkRows ?? 10_000, "Set it within MaxChunkRows, or remove it for the default.")
            ?? Ranges.Span(Key("TargetChunkTime"), options.TargetChunkTime, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10), "Remove it for the default, 200 ms.")
            ?? Ranges.Span(Key("MaxChunkTime"), options.MaxChunkTime, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(5), "Remove it for the default, 1 s.")
            ?? Ranges.Number(Key("MaxRowsPerSecond"), options.MaxRowsPerSecond, 1, Most, "Remove it for no limit.")
            ?? Ranges.Number(Key("MaxQueueDepth"), options.MaxQueueDepth, 0, Most, "Remove it for no limit.")
            ?? Ranges.Number(Key("MaxRejects"), options.MaxRejects, 0, Most, "Remove it for the default, 100.")
            ?? options.Windows.Select(window => Problem(Key("A window"), window)).FirstOrDefault(problem => problem is not null);
    }

    private static string? Problem(string key, PlanWindow window) =>
        window.Days == PlanDays.None ? $"{key} has no day. Name one, or remove the member for every day."
        : window.From < TimeSpan.Zero || window.To > Midnight || window.From >= window.To
            ? $"{key} is from {window.From:c} to {window.To:c}. It must begin before it ends, within one day; write a night as two windows."
        : PlanZones.Find(window.Zone) is null
            ? $"{key} is in the zone \"{NameText.Shown(window.Zone)}\", which this machine does not know. Use an IANA name, like Europe/Berlin."
        : null;
}
