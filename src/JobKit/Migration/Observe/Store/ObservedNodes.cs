namespace JobKit.Migration;

/// <summary>The nodes that flush, as the store saw them at one instant.</summary>
/// <param name="Now">The instant, on the store's clock.</param>
/// <param name="Nodes">Those seen in the last 7 days.</param>
public sealed record ObservedNodes(DateTimeOffset Now, IReadOnlyList<ObservedNode> Nodes);
