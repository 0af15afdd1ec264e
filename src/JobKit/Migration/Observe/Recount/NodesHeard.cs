namespace JobKit.Migration;

/// <summary>What the nodes' signs of life say of the numbers. Pure.</summary>
/// <param name="Now">The store's time.</param>
/// <param name="AsOf">Up to when the numbers are complete.</param>
/// <param name="Gone">Who took some with it.</param>
internal sealed record NodesHeard(DateTimeOffset Now, DateTimeOffset AsOf, GoneNodes Gone)
{
    public static NodesHeard Of(ObservedNodes nodes) => new(nodes.Now, UpTo(nodes.Nodes, nodes.Now), new(nodes));

    /// <summary>Up to when the numbers are complete: the oldest sign of life of a node that is not gone. Without any node, never.</summary>
    public static DateTimeOffset UpTo(IEnumerable<ObservedNode> nodes, DateTimeOffset now) =>
        nodes.Where(node => node.SeenAt > now - GoneNodes.Silence).Select(node => node.SeenAt).DefaultIfEmpty(DateTimeOffset.MinValue).Min();
}
