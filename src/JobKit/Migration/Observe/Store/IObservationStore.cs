namespace JobKit.Migration;

/// <summary>Keeps what all nodes observed, as sums.</summary>
public interface IObservationStore
{
    /// <summary>Adds a batch, whole or not at all, and marks its node as seen; after its last one it is among <see cref="ReadNodesAsync"/>'s no more.</summary>
    /// <returns>False when a batch of this node with this number or a later one was added before: nothing is added then.</returns>
    /// <remarks>To a reconciled row nothing is added, nor are the subs that came with it.</remarks>
    Task<bool> AddAsync(ObservationBatch batch, CancellationToken cancellationToken);

    /// <summary>The cohorts of one epoch that began in [<paramref name="from"/>, <paramref name="until"/>), by start, then endpoint (ordinal), then arm.</summary>
    Task<IReadOnlyList<CohortRow>> ReadCohortsAsync(
        string key, long epoch, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The hours of one epoch that began at <paramref name="from"/> or later, by hour, then endpoint (ordinal), then arm.</summary>
    Task<IReadOnlyList<UnitHour>> ReadUnitsAsync(string key, long epoch, DateTimeOffset from, CancellationToken cancellationToken);

    /// <summary>The shadow comparisons of one epoch, all arms together.</summary>
    Task<Comparisons> ReadComparisonsAsync(string key, long epoch, CancellationToken cancellationToken);

    /// <summary>The first exposures of one epoch, by share: a place counts where the first batch that names it says, and never again.</summary>
    Task<IReadOnlyList<ExposureCount>> ReadExposuresAsync(string key, long epoch, CancellationToken cancellationToken);

    /// <summary>The nodes seen in the last 7 days, and the store's time.</summary>
    Task<ObservedNodes> ReadNodesAsync(CancellationToken cancellationToken);

    /// <summary>Replaces a row's sums by a recount and closes it; of a cohort that no node told of the row is made.</summary>
    /// <param name="recount">The cohort, its new sums, and the subs that no node had counted. Never one older than <see cref="ObservationRetention.Minutes"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when the row was recounted before: nothing is written then.</returns>
    Task<bool> ReconcileAsync(CohortDelta recount, CancellationToken cancellationToken);

    /// <summary>Applies <see cref="ObservationRetention"/>. Any number of times, on any number of nodes, equals once.</summary>
    Task PruneAsync(CancellationToken cancellationToken);
}
