namespace JobKit;

/// <summary>The queues for which the app has set <see cref="QueueOptions"/>, in code or, changing with it, in its configuration.</summary>
internal sealed class ConfiguredQueues(IEnumerable<ConfiguredQueue> inCode, Func<IReadOnlyList<string>> inConfiguration)
{
    private readonly List<string> _inCode = [.. inCode.Select(queue => queue.Name)];

    public IEnumerable<string> Names => _inCode.Union(inConfiguration(), StringComparer.Ordinal);
}
