namespace JobKit.Chaos;

/// <summary>A node's journal of its requests.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Units">Its requests.</param>
/// <param name="Death">How it was killed; null where it ended in good order.</param>
internal sealed record NodeNotes(string Node, IReadOnlyList<RoutedUnit> Units, NodeDeath? Death);
