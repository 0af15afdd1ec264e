namespace JobKit.Migration;

/// <summary>Keeps shadowed requests and their verdicts. For store writers.</summary>
public interface IShadowStore
{
    /// <summary>Adds a row, with its verdict where it has one; it expires so long after the store's present. A row with this id that is there stays.</summary>
    Task AddAsync(ShadowRow row, TimeSpan keep, CancellationToken cancellationToken);

    /// <summary>The row, or null.</summary>
    Task<ShadowRow?> ReadAsync(JobId id, CancellationToken cancellationToken);

    /// <summary>Writes the verdict of a row that has none.</summary>
    /// <param name="id">The row.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="keepControl">Whether legacy's answer is still of use; else it is removed at once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False where it has one already, or is gone: exactly one writer gets true.</returns>
    Task<bool> DecideAsync(JobId id, ShadowVerdict verdict, bool keepControl, CancellationToken cancellationToken);

    /// <summary>A rollout's rows without a verdict that are at least so old, the oldest first; no pairs of controls.</summary>
    Task<IReadOnlyList<ShadowRow>> ReadOpenAsync(string key, TimeSpan age, int limit, CancellationToken cancellationToken);

    /// <summary>Sums of a rollout's rows; null where it has none.</summary>
    /// <param name="key">The rollout.</param>
    /// <param name="epoch">The epoch; null for the newest.</param>
    /// <param name="isNoise">Whether of its pairs of controls, else of its shadow jobs.</param>
    /// <param name="groups">How many groups at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<ShadowTally?> ReadTallyAsync(string key, long? epoch, bool isNoise, int groups, CancellationToken cancellationToken);

    /// <summary>Removes rows that have expired, at most so many.</summary>
    /// <returns>How many.</returns>
    Task<int> PruneAsync(int limit, CancellationToken cancellationToken);
}
