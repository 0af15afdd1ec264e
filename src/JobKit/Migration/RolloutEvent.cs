namespace JobKit.Migration;

/// <summary>One thing that was done to a rollout or a flag, with who did it, why, and the numbers behind it. Written once, never changed.</summary>
/// <remarks>Its hash covers all of it and the hash of the event before, so that a changed, removed or inserted row is found by <see cref="RolloutEventChain"/>.</remarks>
public sealed record RolloutEvent
{
    /// <summary>1, 2, 3 and so on, over all keys.</summary>
    public required long Id { get; init; }

    /// <summary>The rollout's key, or <c>flag:</c> and a flag's name.</summary>
    public required string Key { get; init; }

    /// <summary>The rollout's or flag's version after it.</summary>
    public required long Version { get; init; }

    /// <summary>When, by the store's clock, in whole milliseconds of UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The user or program that did it.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, in one word: <c>stage</c>, <c>flag</c> and the like.</summary>
    public required string Kind { get; init; }

    /// <summary>What it was before, in short; null where it was not.</summary>
    public string? From { get; init; }

    /// <summary>What it was after, in short; null where that is no state.</summary>
    public string? To { get; init; }

    /// <summary>Why, in the actor's words.</summary>
    public string? Reason { get; init; }

    /// <summary>All that the decision rested on, as a JSON object without spaces around its members.</summary>
    public required string Evidence { get; init; }

    /// <summary>The hash of the event before, as 64 lower-case hexadecimal digits; of the first event 64 zeros.</summary>
    public required string PrevHash { get; init; }

    /// <summary>SHA-256 over the bytes of <see cref="PrevHash"/> and the event as JSON in UTF-8, as 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }
}
