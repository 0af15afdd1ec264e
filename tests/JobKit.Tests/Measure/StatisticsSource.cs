using JobKit.Storage;

namespace JobKit.Tests.Measure;

/// <summary>A store of which only the statistics are read.</summary>
internal sealed class StatisticsSource : QueryStoreDouble
{
    private int _reads;

    public Func<CancellationToken, Task<IReadOnlyList<StatisticsCount>>> Answer { get; set; } = _ => throw new NotSupportedException();

    public int Reads => _reads;

    public TimeSpan Window { get; private set; }

    public override Task<IReadOnlyList<StatisticsCount>> ReadStatisticsAsync(TimeSpan window, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        Window = window;
        return Answer(cancellationToken);
    }
}
