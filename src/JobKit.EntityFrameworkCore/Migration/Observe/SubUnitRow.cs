namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_rollout_unit</c>: the units and errors of one sub in one hour.</summary>
internal sealed class SubUnitRow
{
    public required string Key { get; set; }

    public long Epoch { get; set; }

    public required string Endpoint { get; set; }

    public DateTimeOffset Hour { get; set; }

    public short Arm { get; set; }

    public short Sub { get; set; }

    public long N { get; set; }

    public long Err { get; set; }
}
