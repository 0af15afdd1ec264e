namespace JobKit.Storage;

/// <summary>What any node does for all: sweep, expire, prune, statistics (I27-I32, I41). Any number of nodes doing it equals one.</summary>
public interface IJobMaintainStore
{
    /// <summary>Takes up to <paramref name="limit"/> jobs whose lease has ended on the store's clock, whatever their type, oldest first.</summary>
    /// <param name="maxAbandons">More abandons than this and the job fails with <see cref="JobFailureReason.Abandoned"/>.</param>
    /// <param name="limit">At least 1.</param>
    /// <param name="cancellationToken">Stops it; then all or nothing of the batch was done.</param>
    Task<SweepResult> SweepAsync(int maxAbandons, int limit, CancellationToken cancellationToken);

    /// <summary>Fails up to <paramref name="limit"/> pending jobs past their expiry, and gives them.</summary>
    Task<IReadOnlyList<SettledJob>> ExpireAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Removes up to <paramref name="limit"/> jobs of a terminal status that ended longer ago than <paramref name="age"/>, with their attempts; gives how many.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not terminal.</exception>
    Task<int> PruneAsync(JobStatus status, TimeSpan age, int limit, CancellationToken cancellationToken);

    /// <summary>Removes one ended job with its attempts, whatever its age; false where it is live or not there.</summary>
    /// <remarks>For jobs that the library made for itself. A store that cannot answers false, and they go with their retention.</remarks>
    Task<bool> RemoveAsync(JobId id, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Adds counts to the minute statistics. They are sums: the order of calls and nodes does not matter.</summary>
    Task AddStatisticsAsync(IReadOnlyList<StatisticsCount> counts, CancellationToken cancellationToken);

    /// <summary>Removes minute statistics older than <paramref name="age"/>.</summary>
    Task PruneStatisticsAsync(TimeSpan age, CancellationToken cancellationToken);
}
