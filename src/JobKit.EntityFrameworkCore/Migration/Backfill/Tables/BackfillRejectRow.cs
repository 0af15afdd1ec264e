namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_backfill_reject</c>: a row that a backfill could not take.</summary>
internal sealed class BackfillRejectRow
{
    public required string Key { get; set; }

    public required string SourceKey { get; set; }

    public required string Error { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset RejectedAt { get; set; }
}
