namespace JobKit;

/// <summary>What holds for one queue on this node: section <c>JobKit:Queues:{name}</c>, as options of that name.</summary>
/// <remarks>A limit over all nodes, and a pause, are set while running by <see cref="IJobOperator"/>.</remarks>
public sealed class QueueOptions
{
    /// <summary>How many jobs of the queue this node may run at once, 1 to 10,000; no limit but the worker's by default. Changes take effect at once.</summary>
    public int? Concurrency { get; set; }
}
