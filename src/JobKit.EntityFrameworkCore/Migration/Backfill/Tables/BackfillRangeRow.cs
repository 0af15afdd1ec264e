namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_backfill</c>: a range of a backfill's keys.</summary>
internal sealed class BackfillRangeRow
{
    public required string Key { get; set; }

    public int Range { get; set; }

    public int Run { get; set; }

    public string? Low { get; set; }

    public string? Cursor { get; set; }

    public string? HighWater { get; set; }

    public long Done { get; set; }

    public long Rejected { get; set; }

    public long Rate { get; set; }

    /// <summary>0 open, 1 finished.</summary>
    public short State { get; set; }

    /// <summary>Up with each lease; the fence of its checkpoints.</summary>
    public long Term { get; set; }

    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }
}
