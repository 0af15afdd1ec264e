namespace JobKit.Migration;

/// <summary>A part of a backfill's keys, and how far it is.</summary>
public sealed record BackfillRange
{
    /// <summary>The number of the range of rejected rows that are tried again.</summary>
    public const int RetryIndex = -1;

    /// <summary>The backfill.</summary>
    public required string Name { get; init; }

    /// <summary>Which start of it.</summary>
    public required int Run { get; init; }

    /// <summary>The range's number, from 0, in the order of the keys; or <see cref="RetryIndex"/>.</summary>
    public required int Index { get; init; }

    /// <summary>Its rows are behind this key; null from the first.</summary>
    public string? Low { get; init; }

    /// <summary>Its rows end with this key, fixed at the start.</summary>
    public string? High { get; init; }

    /// <summary>Rows up to this key are done or rejected; null before the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many rows are done.</summary>
    public long Done { get; init; }

    /// <summary>How many rows it rejected.</summary>
    public long Rejected { get; init; }

    /// <summary>Rows a second at its last checkpoint.</summary>
    public long RatePerSecond { get; init; }

    /// <summary>Whether a page of it was read and was empty.</summary>
    public bool Finished { get; init; }

    /// <summary>Whether somebody works on it now, by the store's clock.</summary>
    public bool Leased { get; init; }

    /// <summary>Goes up with each lease; a checkpoint under an older one is refused.</summary>
    public long Term { get; init; }

    /// <summary>Whether it is that of the rejected rows.</summary>
    public bool IsRetry => Index == RetryIndex;
}
