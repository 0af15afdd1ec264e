namespace JobKit;

/// <summary>Told of jobs that ended, in batches, after the store accepted it: by settle, sweep, cancel, abandon and expiry alike.</summary>
/// <remarks>
/// Called on the node that ended them, once per terminal transition it made; a node that dies in between tells nobody, so it is a hint for
/// statistics and wake-ups, not a guarantee. What it throws is logged and never reaches the loop.
/// </remarks>
public interface IJobSettledObserver
{
    /// <summary>Looks at the batch. Keep it short: the next settle of this node waits for it.</summary>
    ValueTask OnSettledAsync(IReadOnlyList<SettledJob> jobs, CancellationToken cancellationToken);
}
