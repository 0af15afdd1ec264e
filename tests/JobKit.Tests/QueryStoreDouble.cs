using JobKit.Storage;

namespace JobKit.Tests;

/// <summary>A store of which a test gives the readings it needs; the others cannot be called.</summary>
internal class QueryStoreDouble : IJobQueryStore
{
    public virtual Task<Job?> GetAsync(JobId id, string? owner, CancellationToken cancellationToken) => throw new NotSupportedException();

    public virtual Task<IReadOnlyList<JobState>> GetStatesAsync(IReadOnlyList<JobId> ids, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public virtual Task<IReadOnlyList<StatisticsCount>> ReadStatisticsAsync(TimeSpan window, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public virtual Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public virtual Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<JobAttempt>> GetAttemptsAsync(JobId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<WorkerState>> GetWorkersAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> CountLostAsync(TimeSpan age, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
}
