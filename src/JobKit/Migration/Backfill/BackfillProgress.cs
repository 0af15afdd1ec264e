namespace JobKit.Migration;

/// <summary>How far a backfill is.</summary>
public sealed record BackfillProgress
{
    /// <summary>The backfill.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public BackfillState State { get; init; }

    /// <summary>How many rows are done.</summary>
    public long Done { get; init; }

    /// <summary>How many there were at its start; rows that the app removed since are still among them.</summary>
    public long Total { get; init; }

    /// <summary>How many were rejected and wait for a retry.</summary>
    public long Failed { get; init; }

    /// <summary>Rows a second, over the ranges that are being worked on.</summary>
    public long RatePerSecond { get; init; }

    /// <summary>The job to follow: it lasts until the backfill does, and reports its progress. Null before the first start, and once the job was removed.</summary>
    public JobId? JobId { get; init; }

    /// <summary>Which start of this backfill it is, from 1; 0 before the first.</summary>
    public int Run { get; init; }

    /// <summary>Why it is in this state, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>When this run started, or null.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When its state last changed, or null.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Who changed it, or null.</summary>
    public string? UpdatedBy { get; init; }
}
