using System.Threading.Channels;
using JobKit.Storage;

namespace JobKit.Tests.Measure;

/// <summary>A store of which only the statistics are written; a test says how each write ends.</summary>
internal sealed class StatisticsTarget : IJobMaintainStore
{
    private readonly Channel<IReadOnlyList<StatisticsCount>> _writes = Channel.CreateUnbounded<IReadOnlyList<StatisticsCount>>();

    /// <summary>What the next writes do; by default they succeed.</summary>
    public Func<CancellationToken, Task> Outcome { get; set; } = _ => Task.CompletedTask;

    /// <summary>The next write, as soon as it was begun.</summary>
    public Task<IReadOnlyList<StatisticsCount>> NextWriteAsync() => _writes.Reader.ReadAsync().AsTask().Soon();

    /// <summary>Whether a write was begun that nobody looked at.</summary>
    public bool HasMore => _writes.Reader.Count > 0;

    public Task AddStatisticsAsync(IReadOnlyList<StatisticsCount> counts, CancellationToken cancellationToken)
    {
        // Taken before the write is told: a test that hears of it may set the next one's outcome at once.
        var outcome = Outcome;
        _writes.Writer.TryWrite(counts);
        return outcome(cancellationToken);
    }

    public Task<SweepResult> SweepAsync(int maxAbandons, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<SettledJob>> ExpireAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> PruneAsync(JobStatus status, TimeSpan age, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task PruneStatisticsAsync(TimeSpan age, CancellationToken cancellationToken) => throw new NotSupportedException();
}
