namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_rollout_stat</c>: what became of the units of one endpoint, interval and arm, over all nodes.</summary>
internal sealed class CohortStatRow
{
    public required string Key { get; set; }

    public long Epoch { get; set; }

    public required string Endpoint { get; set; }

    /// <summary>When the interval began; in rows older than 30 days, the hour.</summary>
    public DateTimeOffset Minute { get; set; }

    public short Arm { get; set; }

    public long N { get; set; }

    public long Done { get; set; }

    public long Err { get; set; }

    public long Cancelled { get; set; }

    public long Aborted { get; set; }

    public long Cmp { get; set; }

    public long Mism { get; set; }

    public required byte[] HistAck { get; set; }

    public required byte[] HistResult { get; set; }

    public bool Reconciled { get; set; }
}
