using JobKit.Storage;

namespace JobKit.Tests.Migration.Verify;

/// <summary>A store that shows everybody everything, or nothing at all.</summary>
internal sealed class OpenQueryStore(IJobStore inner, bool away = false) : IJobQueryStore
{
    public Task<Job?> GetAsync(JobId id, string? owner, CancellationToken cancellationToken) => There().GetAsync(id, null, cancellationToken);

    public Task<IReadOnlyList<JobState>> GetStatesAsync(IReadOnlyList<JobId> ids, CancellationToken cancellationToken) => There().GetStatesAsync(ids, cancellationToken);

    public Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken) => There().ListAsync(query, cancellationToken);

    public Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken) => There().GetStatisticsAsync(cancellationToken);

    public Task<IReadOnlyList<StatisticsCount>> ReadStatisticsAsync(TimeSpan window, CancellationToken cancellationToken) =>
        There().ReadStatisticsAsync(window, cancellationToken);

    public Task<IReadOnlyList<JobAttempt>> GetAttemptsAsync(JobId id, CancellationToken cancellationToken) => There().GetAttemptsAsync(id, cancellationToken);

    public Task<IReadOnlyList<WorkerState>> GetWorkersAsync(CancellationToken cancellationToken) => There().GetWorkersAsync(cancellationToken);

    public Task<int> CountLostAsync(TimeSpan age, CancellationToken cancellationToken) => There().CountLostAsync(age, cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit, CancellationToken cancellationToken) => There().GetAuditAsync(limit, cancellationToken);

    private IJobStore There() => away ? throw new JobStoreException("The database is away.") : inner;
}
