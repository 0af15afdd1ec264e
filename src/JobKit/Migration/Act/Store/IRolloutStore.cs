namespace JobKit.Migration;

/// <summary>Where the rollouts are kept that all nodes share (I47, I48).</summary>
public interface IRolloutStore
{
    /// <summary>The sum of all versions, 0 where there is no rollout: unchanged, so are all rollouts. Asked every second by each node.</summary>
    Task<long> ReadRevisionAsync(CancellationToken cancellationToken);

    /// <summary>Rollouts, and the store's present.</summary>
    /// <param name="key">One alone, or null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<RolloutsRead> ReadAsync(string? key, CancellationToken cancellationToken);

    /// <summary>
    /// Writes one rollout, its event and its jobs in one transaction, if the rollout still has the expected version and the writer still
    /// the lease that the write names: of any number of writes of one version one succeeds.
    /// </summary>
    /// <returns>The rollout as it is now; null where something else was found, and then nothing was written.</returns>
    Task<StoredRollout?> WriteAsync(RolloutWrite write, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the lease of a rollout, or renews it where the owner holds it. A taking gets a term above all before it; a renewal keeps its
    /// term, and is one only before the lease has ended. The store's clock alone decides.
    /// </summary>
    /// <returns>The lease; null where another owner holds it, or there is no such rollout.</returns>
    Task<RolloutLease?> TakeLeaseAsync(string key, string owner, TimeSpan duration, CancellationToken cancellationToken);
}
