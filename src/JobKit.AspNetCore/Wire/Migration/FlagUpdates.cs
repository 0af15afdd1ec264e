namespace JobKit.AspNetCore;

/// <summary>The members of a flag that are to change; the others stay.</summary>
internal sealed record FlagUpdates
{
    public string? Description { get; init; }

    public bool? Enabled { get; init; }

    public decimal? RolloutPercentage { get; init; }

    public IReadOnlyList<string>? UserGroups { get; init; }

    public bool? ClientVisible { get; init; }
}
