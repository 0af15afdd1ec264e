namespace JobKit.Migration;

/// <summary>What the nodes' signs of life say of the numbers. Pure.</summary>
/// <param name="Now">The store's time.</param>
/// <param name="AsOf">Up to when the numbers are complete.</param>
/// <param name="Gone">Who took some with it.</param>
internal sealed record NodesHeard(DateTimeOffset Now, DateTimeOffset AsOf, GoneNodes Gone)
{
    public static NodesHeard Of(ObservedNodes nodes) => new(nodes.Now, EvidenceReading.AsOf(nodes.Nodes, nodes.Now), new(nodes));
}
