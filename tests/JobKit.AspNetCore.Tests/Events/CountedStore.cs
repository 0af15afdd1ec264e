using System.Collections.Concurrent;
using JobKit.Storage;

namespace JobKit.AspNetCore.Tests;

/// <summary>Jobs in a table, and how often they were asked for.</summary>
internal sealed class CountedStore : IJobQueryStore
{
    private readonly ConcurrentDictionary<JobId, Job> _jobs = new();
    private int _stateReads;
    private int _reads;

    public int StateReads => _stateReads;

    public int Reads => _reads;

    public bool Fails { get; set; }

    public Job Add()
    {
        var job = new Job { Id = JobId.New(), Type = "paint", Queue = "default", Payload = "{}", Owner = "ann" };
        Set(job);
        return job;
    }

    public void Set(Job job) => _jobs[job.Id] = job;

    public Task<Job?> GetAsync(JobId id, string? owner, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return Task.FromResult(_jobs.GetValueOrDefault(id));
    }

    public Task<IReadOnlyList<JobState>> GetStatesAsync(IReadOnlyList<JobId> ids, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _stateReads);
        return Fails
            ? throw new JobStoreException("away")
            : Task.FromResult<IReadOnlyList<JobState>>([.. ids.Select(id => _jobs[id]).Select(it =>
                new JobState(it.Id, it.Status, it.Epoch, it.Attempt, it.Progress, it.Step, it.CancelRequested, it.DueAt))]);
    }

    public Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<StatisticsCount>> ReadStatisticsAsync(TimeSpan window, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<JobAttempt>> GetAttemptsAsync(JobId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> CountLostAsync(TimeSpan age, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<WorkerState>> GetWorkersAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
}
