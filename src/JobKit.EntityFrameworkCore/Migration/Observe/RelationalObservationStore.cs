using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Observations in a relational database.</summary>
internal sealed class RelationalObservationStore(ISessionSource source) : IObservationStore
{
    private readonly SessionCalls _calls = new(source);

    public Task<bool> AddAsync(ObservationBatch batch, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => AddBatch.RunAsync(session, batch, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<CohortRow>> ReadCohortsAsync(
        string key, long epoch, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadCohorts.RunAsync(session, key, epoch, from, until, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<UnitHour>> ReadUnitsAsync(string key, long epoch, DateTimeOffset from, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadUnitHours.RunAsync(session, key, epoch, from, cancellationToken), cancellationToken);

    public Task<Comparisons> ReadComparisonsAsync(string key, long epoch, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadSums.ComparisonsAsync(session, key, epoch, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<ExposureCount>> ReadExposuresAsync(string key, long epoch, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadSums.ExposuresAsync(session, key, epoch, cancellationToken), cancellationToken);

    public Task<ObservedNodes> ReadNodesAsync(CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadNodes.RunAsync(session, cancellationToken), cancellationToken);

    public Task<bool> ReconcileAsync(CohortDelta recount, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReconcileCohort.RunAsync(session, recount, cancellationToken), cancellationToken);

    public Task PruneAsync(CancellationToken cancellationToken) =>
        _calls.CallAsync(session => PruneObservations.RunAsync(session, cancellationToken), cancellationToken);
}
