using System.Collections.Concurrent;
using JobKit.Storage;

namespace JobKit.Tests.Watch;

/// <summary>A store of jobs that a test changes by hand, counting how it is asked.</summary>
internal sealed class WatchedStore : QueryStoreDouble
{
    private readonly ConcurrentDictionary<JobId, Job> _jobs = new();
    private readonly ConcurrentQueue<int> _queries = new();

    /// <summary>Runs inside a read, after the job was read and before the answer arrives.</summary>
    public Action AfterGet { get; set; } = () => { };

    /// <summary>Runs at the begin of a batched query.</summary>
    public Action BeforeStates { get; set; } = () => { };

    /// <summary>How many ids each batched query asked for.</summary>
    public IReadOnlyList<int> Queries => [.. _queries];

    public JobId Add(JobStatus status)
    {
        var id = JobId.New();
        Set(id, status);
        return id;
    }

    public void Set(JobId id, JobStatus status) =>
        _jobs[id] = new() { Id = id, Type = "mail.send", Queue = "mail", Payload = "{}", Status = status };

    public void Remove(JobId id) => _jobs.TryRemove(id, out _);

    public override Task<Job?> GetAsync(JobId id, string? owner, CancellationToken cancellationToken)
    {
        var job = _jobs.GetValueOrDefault(id);
        AfterGet();
        return Task.FromResult(job);
    }

    public override Task<IReadOnlyList<JobState>> GetStatesAsync(IReadOnlyList<JobId> ids, CancellationToken cancellationToken)
    {
        _queries.Enqueue(ids.Count);
        BeforeStates();
        return Task.FromResult<IReadOnlyList<JobState>>(
            [.. ids.Where(_jobs.ContainsKey).Select(id => new JobState(id, _jobs[id].Status, 1, 1, 0, null, false, default))]);
    }
}
