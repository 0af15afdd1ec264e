using JobKit.Storage;

namespace JobKit.Tests.Migration.Act.Rollback;

/// <summary>A store of which it is seen how things stand when a page is asked for.</summary>
internal sealed class PageWatch(IJobQueryStore inner, Func<IJobQueryStore, Task> asked) : IJobQueryStore
{
    /// <summary>Whether it has jobs without end: the first page again and again.</summary>
    public bool RepeatsFirst { get; init; }

    public async Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken)
    {
        await asked(inner);
        return await inner.ListAsync(RepeatsFirst ? query with { Cursor = null } : query, cancellationToken);
    }

    public Task<Job?> GetAsync(JobId id, string? owner, CancellationToken cancellationToken) => inner.GetAsync(id, owner, cancellationToken);

    public Task<IReadOnlyList<JobState>> GetStatesAsync(IReadOnlyList<JobId> ids, CancellationToken cancellationToken) => inner.GetStatesAsync(ids, cancellationToken);

    public Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken) => inner.GetStatisticsAsync(cancellationToken);

    public Task<IReadOnlyList<StatisticsCount>> ReadStatisticsAsync(TimeSpan window, CancellationToken cancellationToken) => inner.ReadStatisticsAsync(window, cancellationToken);

    public Task<IReadOnlyList<JobAttempt>> GetAttemptsAsync(JobId id, CancellationToken cancellationToken) => inner.GetAttemptsAsync(id, cancellationToken);

    public Task<int> CountLostAsync(TimeSpan age, CancellationToken cancellationToken) => inner.CountLostAsync(age, cancellationToken);

    public Task<IReadOnlyList<WorkerState>> GetWorkersAsync(CancellationToken cancellationToken) => inner.GetWorkersAsync(cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit, CancellationToken cancellationToken) => inner.GetAuditAsync(limit, cancellationToken);
}
