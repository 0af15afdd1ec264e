namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_workers</c>.</summary>
internal sealed class WorkerRow
{
    public required string Id { get; set; }

    public required string Host { get; set; }

    public int Slots { get; set; }

    public int Busy { get; set; }

    /// <summary>A JSON array of strings.</summary>
    public required string Types { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}
