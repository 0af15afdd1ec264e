namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_rollout_seen</c>: a bit for each of 15,625 places, set once a unit of it was seen in the epoch.</summary>
internal sealed class SeenPlacesRow
{
    public required string Key { get; set; }

    public long Epoch { get; set; }

    /// <summary>Which of the 64 parts of the million places.</summary>
    public short Part { get; set; }

    public required byte[] Bits { get; set; }
}
