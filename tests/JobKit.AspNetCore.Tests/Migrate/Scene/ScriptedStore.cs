using System.Collections.Concurrent;
using JobKit.Storage;

namespace JobKit.AspNetCore.Tests.Migrate;

/// <summary>A store whose enqueues fail by a script, before or after the work.</summary>
internal sealed class ScriptedStore(IJobStore inner) : IJobEnqueueStore
{
    public Queue<(bool Writes, Exception? Throws)> Script { get; } = new();

    public int Calls { get; private set; }

    /// <summary>All that it took.</summary>
    public ConcurrentQueue<JobId> Taken { get; } = new();

    public TaskCompletionSource<JobId> First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when it was asked a second time.</summary>
    public TaskCompletionSource<JobId> Second { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool JoinsAmbientTransaction => false;

    public async Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken)
    {
        Calls++;
        var (writes, throws) = Script.TryDequeue(out var next) ? next : (true, null);
        var receipts = writes ? await inner.EnqueueAsync(jobs, mode, cancellationToken) : [];
        if (writes)
        {
            Taken.Enqueue(receipts[0].Id);
            if (!First.TrySetResult(receipts[0].Id))
            {
                Second.TrySetResult(receipts[0].Id);
            }
        }

        return throws is null ? receipts : throw throws;
    }
}
