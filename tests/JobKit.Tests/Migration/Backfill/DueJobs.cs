namespace JobKit.Tests.Migration.Backfill;

/// <summary>A queue of the app's with so many due jobs, and one of the library's with many.</summary>
internal sealed class DueJobs : QueryStoreDouble
{
    public long Due { get; set; }

    public override Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken) => Task.FromResult(new JobStatistics(
        new Dictionary<JobStatus, CappedCount>(), [Queue("default", Due), Queue("jobkit-system", 100_000)], []));

    private static QueueStatistics Queue(string name, long due) => new(name, new(due, false), new(due, false), 0, null, false, null);
}
