using JobKit.Storage;

namespace JobKit.AspNetCore.Tests.Migrate;

/// <summary>Nothing can be read.</summary>
internal sealed class AwayReads : IJobQueryStore
{
    public Task<Job?> GetAsync(JobId id, string? owner, CancellationToken cancellationToken) => Away<Job?>();

    public Task<IReadOnlyList<JobState>> GetStatesAsync(IReadOnlyList<JobId> ids, CancellationToken cancellationToken) => Away<IReadOnlyList<JobState>>();

    public Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken) => Away<JobPage>();

    public Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken) => Away<JobStatistics>();

    public Task<IReadOnlyList<StatisticsCount>> ReadStatisticsAsync(TimeSpan window, CancellationToken cancellationToken) => Away<IReadOnlyList<StatisticsCount>>();

    public Task<IReadOnlyList<JobAttempt>> GetAttemptsAsync(JobId id, CancellationToken cancellationToken) => Away<IReadOnlyList<JobAttempt>>();

    public Task<int> CountLostAsync(TimeSpan age, CancellationToken cancellationToken) => Away<int>();

    public Task<IReadOnlyList<WorkerState>> GetWorkersAsync(CancellationToken cancellationToken) => Away<IReadOnlyList<WorkerState>>();

    public Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit, CancellationToken cancellationToken) => Away<IReadOnlyList<AuditEntry>>();

    private static Task<T> Away<T>() => Task.FromException<T>(new JobStoreException("away"));
}
