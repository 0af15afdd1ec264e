namespace JobKit.AspNetCore;

/// <summary>What an operator sends to move a migration; each route says which members it takes.</summary>
internal sealed record MoveRequest
{
    public long? Version { get; init; }

    public string? Reason { get; init; }

    public bool Force { get; init; }

    public string? Confirm { get; init; }

    public DateTimeOffset? Until { get; init; }

    public string? Mode { get; init; }

    public decimal? Share { get; init; }

    public string? Stage { get; init; }
}
