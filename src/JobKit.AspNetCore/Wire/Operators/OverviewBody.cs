namespace JobKit.AspNetCore;

/// <summary>The numbers of the first screen.</summary>
internal sealed record OverviewBody
{
    public required long Pending { get; init; }

    public required long Due { get; init; }

    public required long Processing { get; init; }

    public required int? OldestDueSeconds { get; init; }

    public required IReadOnlyList<string> PausedQueues { get; init; }

    public required int LiveWorkers { get; init; }

    public required int FreeSlots { get; init; }

    public required long CompletedLastHour { get; init; }

    public required long FailedLastHour { get; init; }

    /// <summary>In percent; 100 where nothing has ended.</summary>
    public required double SuccessRate { get; init; }

    /// <summary>The job types of the last hour's failures, most first, twenty at most.</summary>
    public required IReadOnlyList<TypeCountBody> FailedByType { get; init; }

    /// <summary>Pending types that no live worker handles.</summary>
    public required IReadOnlyList<string> UnhandledTypes { get; init; }

    public required IReadOnlyList<MigrationLineBody> Migrations { get; init; }
}
