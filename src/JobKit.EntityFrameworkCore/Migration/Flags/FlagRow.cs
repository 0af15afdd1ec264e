namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_flag</c>.</summary>
internal sealed class FlagRow
{
    public required string Name { get; set; }

    public required string Json { get; set; }

    /// <summary>Over all flags each write takes the next one, so that the highest tells whether anything has changed.</summary>
    public long Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }
}
