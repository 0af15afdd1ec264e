using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide.Reading;

/// <summary>A store that counts what is read from it.</summary>
internal sealed class CountedReads(IObservationStore store) : IObservationStore
{
    public int RowsRead { get; set; }

    public int HoursRead { get; set; }

    /// <summary>The longest time between the first and the last cohort of one reading.</summary>
    public TimeSpan LongestRead { get; set; }

    public Task<bool> AddAsync(ObservationBatch batch, CancellationToken cancellationToken) => store.AddAsync(batch, cancellationToken);

    public async Task<IReadOnlyList<CohortRow>> ReadCohortsAsync(
        string key, long epoch, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var rows = await store.ReadCohortsAsync(key, epoch, from, until, cancellationToken);
        RowsRead += rows.Count;
        if (rows.Count > 0 && rows[^1].Cohort.Start - rows[0].Cohort.Start is var span && span > LongestRead)
        {
            LongestRead = span;
        }

        return rows;
    }

    public async Task<IReadOnlyList<UnitHour>> ReadUnitsAsync(string key, long epoch, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var hours = await store.ReadUnitsAsync(key, epoch, from, cancellationToken);
        HoursRead += hours.Count;
        return hours;
    }

    public Task<Comparisons> ReadComparisonsAsync(string key, long epoch, CancellationToken cancellationToken) =>
        store.ReadComparisonsAsync(key, epoch, cancellationToken);

    public Task<IReadOnlyList<ExposureCount>> ReadExposuresAsync(string key, long epoch, CancellationToken cancellationToken) =>
        store.ReadExposuresAsync(key, epoch, cancellationToken);

    public Task<ObservedNodes> ReadNodesAsync(CancellationToken cancellationToken) => store.ReadNodesAsync(cancellationToken);

    public Task<bool> ReconcileAsync(CohortDelta recount, CancellationToken cancellationToken) => store.ReconcileAsync(recount, cancellationToken);

    public Task PruneAsync(CancellationToken cancellationToken) => store.PruneAsync(cancellationToken);
}
