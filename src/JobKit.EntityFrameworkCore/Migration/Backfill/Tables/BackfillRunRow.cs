using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_backfill_run</c>: a backfill's last start.</summary>
internal sealed class BackfillRunRow
{
    public required string Key { get; set; }

    public int Run { get; set; }

    public BackfillState State { get; set; }

    public string? Reason { get; set; }

    public long Total { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }
}
