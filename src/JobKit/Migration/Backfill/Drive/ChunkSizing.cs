namespace JobKit.Migration;

/// <summary>How many rows the next chunk has: halved and doubled toward the time that a chunk should take.</summary>
internal static class ChunkSizing
{
    private const int Usual = 1_000;

    private const int Most = 10_000;

    // With a limit on rows a second a chunk is small enough that the wait after it is short, as a pause and a lease want it.
    private const int PacedSeconds = 5;

    /// <summary>The first chunk of a lease. A range that was leased before without getting on had chunks that were too large.</summary>
    public static int First(BackfillOptions options, BackfillRange range, int open)
    {
        var rows = range.RatePerSecond > 0 ? (long)(range.RatePerSecond * options.TargetChunkTime.TotalSeconds)
            : range is { Term: > 1, Done: 0, Rejected: 0 } ? options.MinChunkRows
            : options.ChunkRows ?? Usual;
        return Bounded(options, rows, open);
    }

    /// <param name="options">The bounds.</param>
    /// <param name="asked">How many rows the chunk was to have.</param>
    /// <param name="rows">How many it had.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="open">Over how many ranges the rate is shared.</param>
    public static int Next(BackfillOptions options, int asked, int rows, TimeSpan took, int open) =>
        Bounded(
            options,
            took > options.TargetChunkTime ? asked / 2
            : rows == asked && took < options.TargetChunkTime / 2 ? asked * 2L
            : asked,
            open);

    private static int Bounded(BackfillOptions options, long rows, int open)
    {
        var most = options.MaxChunkRows ?? Most;
        var bounded = (int)Math.Clamp(rows, Math.Min(options.MinChunkRows, most), most);
        return options.MaxRowsPerSecond is { } rate
            ? Math.Clamp((int)Math.Min((long)rate * PacedSeconds / Math.Max(open, 1), bounded), 1, bounded)
            : bounded;
    }
}
