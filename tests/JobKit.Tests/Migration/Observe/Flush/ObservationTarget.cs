using System.Threading.Channels;
using JobKit.Migration;
using JobKit.Testing;

namespace JobKit.Tests.Migration.Observe.Flush;

/// <summary>A store in memory that tells of each write; a test says how each ends.</summary>
internal sealed class ObservationTarget(ManualTimeProvider clock) : IObservationStore
{
    private readonly Channel<ObservationBatch> _writes = Channel.CreateUnbounded<ObservationBatch>();
    private int _pruned;

    public InMemoryObservationStore Kept { get; } = new(clock);

    /// <summary>What happens before the next writes; by default nothing.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>What happens after they are kept; by default nothing.</summary>
    public Func<CancellationToken, Task> After { get; set; } = _ => Task.CompletedTask;

    /// <summary>What the database cannot hold: a batch with it is refused, each time.</summary>
    public string? Refused { get; set; }

    /// <summary>How often it is refused; by default for good.</summary>
    public int Refusals { get; set; } = int.MaxValue;

    /// <summary>How many of the next empty batches are kept without an answer.</summary>
    public int LostAnswers { get; set; }

    public int Pruned => Volatile.Read(ref _pruned);

    public Task<ObservationBatch> NextWriteAsync() => _writes.Reader.ReadAsync().AsTask().Soon();

    public async Task<bool> AddAsync(ObservationBatch batch, CancellationToken cancellationToken)
    {
        // Taken before the write is told: a test that hears of it may set the next one's outcome at once.
        var (before, after) = (Before, After);
        _writes.Writer.TryWrite(batch);
        await before(cancellationToken);
        if (Refused is { } name && Refusals > 0 && (batch.Deltas.Any(it => it.Cohort.Endpoint == name) || batch.Exposures.Any(it => it.Key == name)))
        {
            Refusals--;
            throw new JobStoreException("The counts could not be written.", new RefusedException("invalid byte sequence"));
        }

        var added = await Kept.AddAsync(batch, cancellationToken);
        if (batch.Deltas.Count == 0 && LostAnswers > 0)
        {
            LostAnswers--;
            throw new JobStoreException("the answer is lost");
        }

        await after(cancellationToken);
        return added;
    }

    /// <summary>How long a pruning takes; by default no time.</summary>
    public Func<CancellationToken, Task> Pruning { get; set; } = _ => Task.CompletedTask;

    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _pruned);
        await Pruning(cancellationToken);
        await Kept.PruneAsync(cancellationToken);
    }

    public Task<IReadOnlyList<CohortRow>> ReadCohortsAsync(
        string key, long epoch, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<UnitHour>> ReadUnitsAsync(string key, long epoch, DateTimeOffset from, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Comparisons> ReadComparisonsAsync(string key, long epoch, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ExposureCount>> ReadExposuresAsync(string key, long epoch, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ObservedNodes> ReadNodesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> ReconcileAsync(CohortDelta recount, CancellationToken cancellationToken) => throw new NotSupportedException();
}
