namespace JobKit.Storage;

/// <summary>What a worker asks for.</summary>
public sealed record ClaimRequest
{
    /// <summary>Who asks.</summary>
    public required string WorkerId { get; init; }

    /// <summary>The job types it has handlers for; jobs of other types are left alone.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>The queues it serves; empty = all.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>How many this node has room for from a queue with a limit of its own (0 = none now); other queues are bound by <see cref="Limit"/> alone.</summary>
    public IReadOnlyDictionary<string, int> QueueLimits { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Whether paused queues give jobs too: somebody asked for it by hand. No by default.</summary>
    public bool IncludesPaused { get; init; }

    /// <summary>At most this many; at least 1.</summary>
    public required int Limit { get; init; }

    /// <summary>How long the leases last.</summary>
    public required TimeSpan LeaseDuration { get; init; }
}
