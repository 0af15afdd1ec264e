namespace JobKit.Tests.Migration.Act;

/// <summary>Jobs of which no list ever comes.</summary>
internal sealed class HangingJobs : QueryStoreDouble
{
    private int _asked;

    /// <summary>How many lists were asked for.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public override async Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return new([], null);
    }

    public override Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new JobStatistics(new Dictionary<JobStatus, CappedCount>(), [], []));
}
