using JobKit.Storage;

namespace JobKit.AspNetCore.Tests;

/// <summary>A store out of reach.</summary>
internal sealed class AwayStore : IJobQueryStore
{
    public Task<Job?> GetAsync(JobId id, string? owner, CancellationToken cancellationToken) => throw Away();

    public Task<IReadOnlyList<JobState>> GetStatesAsync(IReadOnlyList<JobId> ids, CancellationToken cancellationToken) => throw Away();

    public Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken) => throw Away();

    public Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken) => throw Away();

    public Task<IReadOnlyList<StatisticsCount>> ReadStatisticsAsync(TimeSpan window, CancellationToken cancellationToken) => throw Away();

    public Task<IReadOnlyList<JobAttempt>> GetAttemptsAsync(JobId id, CancellationToken cancellationToken) => throw Away();

    public Task<int> CountLostAsync(TimeSpan age, CancellationToken cancellationToken) => throw Away();

    public Task<IReadOnlyList<WorkerState>> GetWorkersAsync(CancellationToken cancellationToken) => throw Away();

    public Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit, CancellationToken cancellationToken) => throw Away();

    private static JobStoreException Away() => new("Host=secret");
}
