namespace JobKit.Migration;

/// <summary>Looks after nodes that fell silent, one at a time, and remembers which it is done with. One call at a time.</summary>
internal sealed class SilentNodes(CohortReconciler reconciler)
{
    /// <summary>After a restart, nodes that are gone for longer are not looked after again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Dictionary<ObservedNode, DateTimeOffset> _nextLook = [];
    private (string Key, long Epoch) _of;

    /// <summary>Recounts what the latest silent node may have left.</summary>
    /// <param name="key">The rollout.</param>
    /// <param name="epoch">Its epoch.</param>
    /// <param name="nodes">All nodes, and the store's time.</param>
    /// <param name="cohort">How long the units of a cohort come in.</param>
    /// <param name="maturation">How long their ends are waited for.</param>
    /// <param name="cancellationToken">Ends it; what is recounted stays so.</param>
    /// <returns>How many cohorts were recounted; null when there was no node to look after.</returns>
    public async Task<int?> LookAfterAsync(
        string key, long epoch, ObservedNodes nodes, TimeSpan cohort, TimeSpan maturation, CancellationToken cancellationToken)
    {
        if (_of != (key, epoch))
        {
            _of = (key, epoch);
            _nextLook.Clear();
        }

        var (now, asOf) = (nodes.Now, NodesHeard.UpTo(nodes.Nodes, nodes.Now));
        if (nodes.Nodes.Where(IsDue).MaxBy(it => it.SeenAt) is not { } node)
        {
            return null;
        }

        var (recounted, isAll) = await reconciler.ReconcileAsync(Silence(node), maturation, nodes, cancellationToken).ConfigureAwait(false);
        // Jobs that are under way are given as long again, so that long ones are not asked for all the time.
        _nextLook[node] = isAll ? DateTimeOffset.MaxValue : now + (now - node.SeenAt);
        return recounted;

        NodeSilence Silence(ObservedNode it) => new(key, epoch, it.SeenAt, cohort);

        bool IsDue(ObservedNode it) => it.SeenAt > now - maturation - Longest && Silence(it).IsOver(asOf) && now >= _nextLook.GetValueOrDefault(it);
    }
}
