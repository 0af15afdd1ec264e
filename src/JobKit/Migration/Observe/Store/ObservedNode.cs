namespace JobKit.Migration;

/// <summary>A node that flushed.</summary>
/// <param name="Node">Its id.</param>
/// <param name="Seq">Its newest batch.</param>
/// <param name="SeenAt">When that came, on the store's clock.</param>
public sealed record ObservedNode(string Node, long Seq, DateTimeOffset SeenAt);
