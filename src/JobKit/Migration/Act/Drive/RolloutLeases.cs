namespace JobKit.Migration;

/// <summary>This node's leases: taken where they are free, renewed long before they end. Used by one loop.</summary>
internal sealed class RolloutLeases(IRolloutStore store, WorkerIdentity node, TimeProvider clock)
{
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, (RolloutLease? Lease, long At)> _held = new(StringComparer.Ordinal);

    /// <summary>The rollout's lease; null where another node has it.</summary>
    public async Task<RolloutLease?> HoldAsync(string key, CancellationToken cancellationToken)
    {
        if (_held.TryGetValue(key, out var held) && clock.GetElapsedTime(held.At) < Renewal)
        {
            return held.Lease;
        }

        // The lease's time runs from before the question.
        var at = clock.GetTimestamp();
        _held.Remove(key);
        var lease = await store.TakeLeaseAsync(key, node.Id, Duration, cancellationToken).ConfigureAwait(false);
        _held[key] = (lease, at);
        return lease;
    }
}
