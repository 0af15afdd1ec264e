namespace JobKit.Migration;

/// <summary>Reads what was done to rollouts and flags. Only the writes themselves add to it, each in its own transaction.</summary>
public interface IRolloutEventStore
{
    /// <summary>Events in the order of their ids.</summary>
    /// <param name="after">Those behind this id; 0 begins with the first.</param>
    /// <param name="limit">How many at most, 1 to 10,000.</param>
    /// <param name="key">Those of one rollout or flag alone, or null for all; a chain is whole only with all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<RolloutEvent>> ReadEventsAsync(long after, int limit, string? key, CancellationToken cancellationToken);

    /// <summary>The newest event's number and hash, over all keys.</summary>
    Task<RolloutEventTip> ReadTipAsync(CancellationToken cancellationToken);
}
