namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_queues</c>: the settings of a queue. A queue without one has none.</summary>
internal sealed class QueueRow
{
    public required string Name { get; set; }

    public bool Paused { get; set; }

    public int? Concurrency { get; set; }

    /// <summary>Goes up with each change.</summary>
    public long Version { get; set; }
}
