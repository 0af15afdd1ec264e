namespace JobKit.AspNetCore;

/// <summary>The seeds' change of a flag.</summary>
internal sealed record FlagRequest
{
    public string? FlagName { get; init; }

    public FlagUpdates? Updates { get; init; }

    public long? Version { get; init; }

    public string? Reason { get; init; }
}
