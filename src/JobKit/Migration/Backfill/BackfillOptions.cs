namespace JobKit.Migration;

/// <summary>How fast a backfill may go, and when it is to stop.</summary>
public sealed class BackfillOptions
{
    /// <summary>Into how many ranges of keys the rows are cut at the start; nodes lease them one by one. 1 to 64; 4 by default.</summary>
    public int Ranges { get; set; } = 4;

    /// <summary>The rows of the first chunk, between the two bounds; 1,000 by default, 100 where missing jobs are enqueued.</summary>
    public int? ChunkRows { get; set; }

    /// <summary>The fewest rows of a chunk, 1 to 10,000; 100 by default.</summary>
    public int MinChunkRows { get; set; } = 100;

    /// <summary>The most rows of a chunk, 1 to 10,000; 10,000 by default, 100 where missing jobs are enqueued.</summary>
    public int? MaxChunkRows { get; set; }

    /// <summary>Chunks are halved and doubled to take about this long, 1 ms to 10 s; 200 ms by default.</summary>
    public TimeSpan TargetChunkTime { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>A chunk slower than this is followed by a rest as long as itself, so that a loaded database gets air; 1 ms to 5 minutes, 1 s by default.</summary>
    public TimeSpan MaxChunkTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>At most so many rows a second over all nodes, 1 to 1,000,000; null, the default, for no limit.</summary>
    public int? MaxRowsPerSecond { get; set; }

    /// <summary>Waits while more jobs than this are due in the app's queues, 0 to 1,000,000; null, the default, for no limit.</summary>
    public long? MaxQueueDepth { get; set; }

    /// <summary>When it may run; at any time by default.</summary>
    public IReadOnlyList<PlanWindow> Windows { get; set; } = [];

    /// <summary>Stops the backfill when more rows than this are rejected, 0 to 1,000,000; 100 by default.</summary>
    public int MaxRejects { get; set; } = 100;
}
