namespace JobKit.Storage;

/// <summary>The reading role (I38-I40). Reads never wait for writers longer than the database's bound.</summary>
public interface IJobQueryStore
{
    /// <summary>The job, or null. With an owner, the filter is in the query: another's and a hidden job is null.</summary>
    Task<Job?> GetAsync(JobId id, string? owner, CancellationToken cancellationToken);

    /// <summary>What changes in these jobs, read together; unknown ids are left out. For watching many jobs at once.</summary>
    Task<IReadOnlyList<JobState>> GetStatesAsync(IReadOnlyList<JobId> ids, CancellationToken cancellationToken);

    /// <summary>Lists jobs, newest (greatest id) first. The query has been checked by the caller.</summary>
    Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken);

    /// <summary>How the queues stand, with capped counts.</summary>
    Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken);

    /// <summary>The minute statistics of the last <paramref name="window"/>, summed over minutes and nodes (<see cref="StatisticsCount.Minute"/> = 0).</summary>
    Task<IReadOnlyList<StatisticsCount>> ReadStatisticsAsync(TimeSpan window, CancellationToken cancellationToken);

    /// <summary>The attempts of a job that did not succeed, oldest first.</summary>
    Task<IReadOnlyList<JobAttempt>> GetAttemptsAsync(JobId id, CancellationToken cancellationToken);

    /// <summary>The workers heard of in the last hour.</summary>
    Task<IReadOnlyList<WorkerState>> GetWorkersAsync(CancellationToken cancellationToken);

    /// <summary>How many jobs' leases ended at least so long ago, by the store's clock, without anybody having taken them back; counted up to 10,000.</summary>
    Task<int> CountLostAsync(TimeSpan age, CancellationToken cancellationToken);

    /// <summary>What operators did, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit, CancellationToken cancellationToken);
}
