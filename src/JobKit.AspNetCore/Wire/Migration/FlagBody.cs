namespace JobKit.AspNetCore;

/// <summary>A flag in the seeds' shape.</summary>
internal sealed record FlagBody
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    public required bool Enabled { get; init; }

    public required decimal RolloutPercentage { get; init; }

    public required IReadOnlyList<string> UserGroups { get; init; }

    public required bool ClientVisible { get; init; }

    public required string Source { get; init; }

    public required bool Locked { get; init; }

    public required long Version { get; init; }
}
