namespace JobKit.AspNetCore;

/// <summary>One change of a migration, with its evidence and its place in the chain.</summary>
internal sealed record DecisionBody
{
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Kind { get; init; }

    public required string? From { get; init; }

    public required string? To { get; init; }

    public required string? Reason { get; init; }

    public required RawJson Evidence { get; init; }

    public required string Hash { get; init; }
}
