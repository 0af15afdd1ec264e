namespace JobKit.Migration;

/// <summary>What is known of the caller when a request is routed.</summary>
public readonly record struct RouteRequest
{
    /// <summary>Whom the rollout counts, like a user's id: the same unit always gets the same side of an unchanged rollout. None when null or blank.</summary>
    /// <remarks>Compared and hashed by its UTF-16 code units, so case and spelling count.</remarks>
    public string? Unit { get; init; }

    /// <summary>A random unit kept by the visitor, like in a cookie; used only without <see cref="Unit"/> under <see cref="AnonymousRouting.Sticky"/>.</summary>
    public string? AnonymousUnit { get; init; }

    /// <summary>The groups that the caller is in, for targeting; none when null.</summary>
    public IReadOnlyList<string>? Groups { get; init; }
}
