namespace JobKit.Storage;

/// <summary>A change of a queue's settings.</summary>
public sealed record QueueChange
{
    /// <summary>Whether claims are paused, or null to leave it.</summary>
    public bool? Paused { get; init; }

    /// <summary>Whether <see cref="Concurrency"/> is to be set.</summary>
    public bool SetsConcurrency { get; init; }

    /// <summary>How many jobs of the queue may run over all nodes, or null for no limit.</summary>
    public int? Concurrency { get; init; }
}
