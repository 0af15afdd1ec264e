namespace JobKit.Migration;

/// <summary>An event before a store gives it its place in the chain.</summary>
public sealed record RolloutEventDraft
{
    /// <inheritdoc cref="RolloutEvent.Key"/>
    public required string Key { get; init; }

    /// <inheritdoc cref="RolloutEvent.Actor"/>
    public required string Actor { get; init; }

    /// <inheritdoc cref="RolloutEvent.Kind"/>
    public required string Kind { get; init; }

    /// <inheritdoc cref="RolloutEvent.From"/>
    public string? From { get; init; }

    /// <inheritdoc cref="RolloutEvent.To"/>
    public string? To { get; init; }

    /// <inheritdoc cref="RolloutEvent.Reason"/>
    public string? Reason { get; init; }

    /// <inheritdoc cref="RolloutEvent.Evidence"/>
    public string Evidence { get; init; } = "{}";
}
