using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Chaos;

/// <summary>Notes when counts are sent and answered, and loses the answer now and then, so that the batch is sent again.</summary>
internal sealed class JournaledObservations(IObservationStore store, NodeJournal journal, double lost, Random dice) : IObservationStore
{
    public static void Around(IServiceCollection services, double lost, int seed)
    {
        var original = services.Last(service => service.ServiceType == typeof(IObservationStore));
        services.Remove(original);
        services.AddSingleton<IObservationStore>(provider => new JournaledObservations(
            (IObservationStore)original.ImplementationFactory!(provider),
            provider.GetRequiredService<NodeJournal>(),
            lost,
            Dice.For(seed, Environment.ProcessId, "answers")));
    }

    public async Task<bool> AddAsync(ObservationBatch batch, CancellationToken cancellationToken)
    {
        journal.Flushing(batch.Seq);
        try
        {
            var added = await store.AddAsync(batch, cancellationToken);
            var answer = dice.NextDouble() < lost ? FlushAnswer.Lost : added ? FlushAnswer.Added : FlushAnswer.Known;
            journal.Flushed(batch.Seq, answer);
            return answer == FlushAnswer.Lost ? throw new DeliberateFailureException("The answer is lost.") : added;
        }
        catch (Exception error) when (error is not DeliberateFailureException)
        {
            journal.Flushed(batch.Seq, FlushAnswer.Failed);
            throw;
        }
    }

    public Task<IReadOnlyList<CohortRow>> ReadCohortsAsync(
        string key, long epoch, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        store.ReadCohortsAsync(key, epoch, from, until, cancellationToken);

    public Task<IReadOnlyList<UnitHour>> ReadUnitsAsync(string key, long epoch, DateTimeOffset from, CancellationToken cancellationToken) =>
        store.ReadUnitsAsync(key, epoch, from, cancellationToken);

    public Task<Comparisons> ReadComparisonsAsync(string key, long epoch, CancellationToken cancellationToken) =>
        store.ReadComparisonsAsync(key, epoch, cancellationToken);

    public Task<IReadOnlyList<ExposureCount>> ReadExposuresAsync(string key, long epoch, CancellationToken cancellationToken) =>
        store.ReadExposuresAsync(key, epoch, cancellationToken);

    public Task<ObservedNodes> ReadNodesAsync(CancellationToken cancellationToken) => store.ReadNodesAsync(cancellationToken);

    public Task<bool> ReconcileAsync(CohortDelta recount, CancellationToken cancellationToken) => store.ReconcileAsync(recount, cancellationToken);

    public Task PruneAsync(CancellationToken cancellationToken) => store.PruneAsync(cancellationToken);
}
