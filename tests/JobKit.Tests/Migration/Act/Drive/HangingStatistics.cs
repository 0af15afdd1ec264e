using JobKit.Storage;

namespace JobKit.Tests.Migration.Act;

/// <summary>A store of an overloaded database: it counts no queue in time, and answers all else.</summary>
internal sealed class HangingStatistics(IJobQueryStore inner) : IJobQueryStore
{
    public async Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return await inner.GetStatisticsAsync(cancellationToken);
    }

    public Task<Job?> GetAsync(JobId id, string? owner, CancellationToken cancellationToken) => inner.GetAsync(id, owner, cancellationToken);

    public Task<IReadOnlyList<JobState>> GetStatesAsync(IReadOnlyList<JobId> ids, CancellationToken cancellationToken) => inner.GetStatesAsync(ids, cancellationToken);

    public Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken) => inner.ListAsync(query, cancellationToken);

    public Task<IReadOnlyList<StatisticsCount>> ReadStatisticsAsync(TimeSpan window, CancellationToken cancellationToken) => inner.ReadStatisticsAsync(window, cancellationToken);

    public Task<IReadOnlyList<JobAttempt>> GetAttemptsAsync(JobId id, CancellationToken cancellationToken) => inner.GetAttemptsAsync(id, cancellationToken);

    public Task<int> CountLostAsync(TimeSpan age, CancellationToken cancellationToken) => inner.CountLostAsync(age, cancellationToken);

    public Task<IReadOnlyList<WorkerState>> GetWorkersAsync(CancellationToken cancellationToken) => inner.GetWorkersAsync(cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit, CancellationToken cancellationToken) => inner.GetAuditAsync(limit, cancellationToken);
}
