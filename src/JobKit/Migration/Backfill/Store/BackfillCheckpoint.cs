namespace JobKit.Migration;

/// <summary>What is written with a chunk: how far its range is.</summary>
public sealed record BackfillCheckpoint
{
    /// <summary>The range as it was before the chunk.</summary>
    public required BackfillRange Range { get; init; }

    /// <summary>The chunk's last key; as before where it had no row.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many of its rows are done.</summary>
    public long Done { get; init; }

    /// <summary>Its rejected rows.</summary>
    public IReadOnlyList<BackfillReject> Rejects { get; init; } = [];

    /// <summary>Keys that are rejected no more.</summary>
    public IReadOnlyList<string> Mended { get; init; } = [];

    /// <summary>Whether the page was read and was empty.</summary>
    public bool Finished { get; init; }

    /// <summary>Rows a second, to be shown.</summary>
    public long RatePerSecond { get; init; }

    /// <summary>More rejected rows than this stop the backfill.</summary>
    public int MaxRejects { get; init; }

    /// <summary>How long the lease is from now on.</summary>
    public TimeSpan Lease { get; init; }
}
