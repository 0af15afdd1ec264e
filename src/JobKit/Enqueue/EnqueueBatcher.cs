using JobKit.Storage;

namespace JobKit;

/// <summary>
/// Group commit of single enqueues: while one batch is being written the next gathers, and nothing waits for a timer. Each call returns after
/// its own commit, with its own answer.
/// </summary>
/// <remarks>
/// A call that finds a free lane writes at once, on its own path: alone it costs no thread switch, and the store's spans are the caller's.
/// What gathered meanwhile is written by the pool, so that no caller is kept to write for others.
/// </remarks>
internal sealed class EnqueueBatcher(EnqueueStatement statement, EnqueueWakes wakes)
{
    /// <summary>Writes at the same time: the second overlaps the first one's wait for the disk; more would only make smaller batches.</summary>
    public const int MaxLanes = 2;

    public const int MaxJobs = 1000;

    /// <summary>In characters of payload.</summary>
    public const int MaxPayload = 4 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<PendingEnqueue> _gathered = new();
    private int _lanes;

    /// <summary>Writes one job. Cancelled before its batch is sent, it is dropped; after that it may be stored.</summary>
    public async Task<EnqueueReceipt> AddAsync(NewJob job, CancellationToken cancellationToken)
    {
        var pending = new PendingEnqueue(job);
        var leaving = cancellationToken.UnsafeRegister(static (state, token) => ((PendingEnqueue)state!).Leave(token), pending);
        try
        {
            if (Gather(pending) is { } batch)
            {
                _ = WriteThenGoOnAsync(batch);
            }

            return await pending.Task.ConfigureAwait(false);
        }
        finally
        {
            leaving.Unregister();
        }
    }

    /// <summary>Adds it to what gathers; where a lane is free, takes the lane and what there is to write.</summary>
    private List<PendingEnqueue>? Gather(PendingEnqueue pending)
    {
        lock (_gate)
        {
            _gathered.Enqueue(pending);
            if (_lanes == MaxLanes)
            {
                return null;
            }

            _lanes++;
            return TakeOrLeaveLane();
        }
    }

    private List<PendingEnqueue>? NextBatch()
    {
        lock (_gate)
        {
            return TakeOrLeaveLane();
        }
    }

    /// <summary>The next batch within its bounds; null, with the lane given up, where nothing waits.</summary>
    private List<PendingEnqueue>? TakeOrLeaveLane()
    {
        List<PendingEnqueue>? batch = null;
        var payload = 0;
        while (_gathered.TryPeek(out var next) && (batch is null || (batch.Count < MaxJobs && payload + next.Job.Payload.Length <= MaxPayload)))
        {
            _gathered.Dequeue();
            if (next.TrySend())
            {
                (batch ??= []).Add(next);
                payload += next.Job.Payload.Length;
            }
        }

        if (batch is null)
        {
            _lanes--;
        }

        return batch;
    }

    private async Task WriteThenGoOnAsync(List<PendingEnqueue> batch)
    {
        await WriteAsync(batch).ConfigureAwait(false);
        if (NextBatch() is { } next)
        {
            // Without the first caller's context: its spans and locals are not the next callers'.
            ThreadPool.UnsafeQueueUserWorkItem(static state => _ = state.Lane.WriteThenGoOnAsync(state.Next), (Lane: this, Next: next), preferLocal: false);
        }
    }

    private async Task WriteAsync(List<PendingEnqueue> batch)
    {
        try
        {
            var jobs = batch.ConvertAll(static pending => pending.Job);
            var receipts = await statement.RunAsync(jobs, EnqueueMode.EachAlone, CancellationToken.None).ConfigureAwait(false);
            wakes.Wake(jobs, receipts);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].TrySetResult(receipts[i]);
            }
        }
        catch (Exception error)
        {
            // Of the whole statement, not of one job: nobody knows better than the others what was stored.
            foreach (var pending in batch)
            {
                pending.TrySetException(error);
            }
        }
    }
}
