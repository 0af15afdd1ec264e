namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_rollout_exposure</c>: the places of an epoch that were first seen while one share stood.</summary>
internal sealed class ExposureRow
{
    public required string Key { get; set; }

    public long Epoch { get; set; }

    public int SharePpm { get; set; }

    public long Candidate { get; set; }

    public long Legacy { get; set; }
}
