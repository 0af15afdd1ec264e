namespace JobKit.Migration;

/// <summary>A backfill's last start as the store has it.</summary>
public sealed record BackfillRun
{
    /// <summary>The backfill.</summary>
    public required string Name { get; init; }

    /// <summary>Which start, from 1.</summary>
    public required int Run { get; init; }

    /// <summary>Where it stands.</summary>
    public required BackfillState State { get; init; }

    /// <summary>Why, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>How many rows there were.</summary>
    public long Total { get; init; }

    /// <summary>How many rows are rejected now.</summary>
    public long Rejected { get; init; }

    /// <summary>When it started, on the store's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When its state last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who changed it.</summary>
    public required string UpdatedBy { get; init; }

    /// <summary>Its ranges, in the order of their numbers.</summary>
    public IReadOnlyList<BackfillRange> Ranges { get; init; } = [];
}
