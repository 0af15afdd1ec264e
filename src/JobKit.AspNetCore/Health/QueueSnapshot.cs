namespace JobKit.AspNetCore;

/// <summary>How the job loop stands, without the library's own queues.</summary>
internal sealed record QueueSnapshot
{
    public long Pending { get; init; }

    public long Due { get; init; }

    public long Processing { get; init; }

    public TimeSpan? OldestDue { get; init; }

    public IReadOnlyList<string> Paused { get; init; } = [];

    public int FreeSlots { get; init; }

    public int LiveWorkers { get; init; }

    /// <summary>Completed and failed in the last hour.</summary>
    public long Completed { get; init; }

    public long Failed { get; init; }

    /// <summary>The last hour's failures by type, most first, twenty types at most.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> FailedByType { get; init; } = [];

    /// <summary>Pending types that no live worker handles.</summary>
    public IReadOnlyList<string> UnhandledTypes { get; init; } = [];

    /// <summary>In percent; 100 where nothing has ended.</summary>
    public double SuccessRate => Completed + Failed == 0 ? 100 : Math.Round(100.0 * Completed / (Completed + Failed), 2);

    public int? OldestDueSeconds => OldestDue is { } age ? (int)age.TotalSeconds : null;
}
