using JobKit.Storage;

namespace JobKit.Tests.Migration.Compat;

/// <summary>A store whose enqueues fail by a script, before or after the work.</summary>
internal sealed class ScriptedEnqueueStore(IJobStore inner) : IJobEnqueueStore
{
    public Queue<(bool Writes, Exception? Throws)> Script { get; } = new();

    public List<JobId> Ids { get; } = [];

    public bool JoinsAmbientTransaction => false;

    public async Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken)
    {
        Ids.AddRange(jobs.Select(job => job.Id));
        var (writes, throws) = Script.TryDequeue(out var next) ? next : (true, null);
        var receipts = writes ? await inner.EnqueueAsync(jobs, mode, cancellationToken) : [];
        return throws is null ? receipts : throw throws;
    }
}
