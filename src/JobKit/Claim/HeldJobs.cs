using System.Collections.Concurrent;

namespace JobKit;

/// <summary>All jobs that this node holds, by id, with a count for each queue: what is renewed, limited and handed back.</summary>
internal sealed class HeldJobs
{
    private readonly ConcurrentDictionary<JobId, HeldJob> _jobs = new();
    private readonly ConcurrentDictionary<string, int> _queues = new(StringComparer.Ordinal);

    public int Count => _jobs.Count;

    public ICollection<HeldJob> All => _jobs.Values;

    public void Add(HeldJob held)
    {
        // A job swept from this very node and claimed again replaces its older holder, whose epoch can write nothing.
        if (_jobs.TryGetValue(held.Job.Id, out var older))
            Remove(older);

        _jobs[held.Job.Id] = held;
        _queues.AddOrUpdate(held.Job.Queue, 1, static (_, count) => count + 1);
    }

    public void Remove(HeldJob held)
    {
        if (_jobs.TryRemove(new KeyValuePair<JobId, HeldJob>(held.Job.Id, held)))
            _queues.AddOrUpdate(held.Job.Queue, 0, static (_, count) => count - 1);
        held.NoteLetGo();
    }

    public HeldJob? Find(JobId id) => _jobs.GetValueOrDefault(id);

    public int CountIn(string queue) => _queues.GetValueOrDefault(queue);
}
