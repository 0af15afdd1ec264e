namespace JobKit.Migration;

/// <summary>How long to wait after a chunk.</summary>
internal static class BackfillPace
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Twice as long each time, so that a failover of some minutes is not yet a lasting fault.</summary>
    /// <param name="inARow">How many failures there were without a chunk in between.</param>
    public static TimeSpan AfterFailure(int inARow)
    {
        var wait = First * Math.Pow(2, Math.Clamp(inARow - 1, 0, 10));
        return wait < Longest ? wait : Longest;
    }

    /// <summary>The longer of what the rate asks and, after a slow chunk, the chunk's own length.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="rows">How many rows it had.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="open">Over how many ranges the rate is shared: each may be worked on by another node.</param>
    public static TimeSpan Wait(BackfillOptions options, int rows, TimeSpan took, int open)
    {
        var rate = options.MaxRowsPerSecond is { } limit
            ? TimeSpan.FromSeconds((double)rows * Math.Max(open, 1) / limit) - took
            : TimeSpan.Zero;
        var rest = took > options.MaxChunkTime ? took : TimeSpan.Zero;
        return rate > rest ? rate : rest;
    }
}
