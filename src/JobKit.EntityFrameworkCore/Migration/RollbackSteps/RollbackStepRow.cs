using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_rollback_step</c>.</summary>
internal sealed class RollbackStepRow
{
    public required string Key { get; set; }

    public long Epoch { get; set; }

    public required string Step { get; set; }

    public RollbackStepState State { get; set; }

    public int Attempt { get; set; }

    /// <summary>The epoch of the lease on the steps' job that took it last, by which an older attempt finds that it is one.</summary>
    public long Claim { get; set; }

    public int? Count { get; set; }

    public string? Detail { get; set; }
}
