using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>One share in a backfill's work, from its first lease until there is no more to do or the time is over.</summary>
internal sealed class BackfillSlot(
    IBackfillSource source, IBackfillStore store, BackfillThrottle throttle, TimeProvider clock, ILogger logger, BackfillWork work, string owner)
{
    /// <summary>Longer than any wait between two chunks; a killed node's range is free again after it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>How long one attempt works before it gives its slot back: the app's jobs that wait go first then, also on a worker with few slots.</summary>
    public static readonly TimeSpan Shift = TimeSpan.FromMinutes(1);

    /// <summary>How often the followed slot looks again while others work on the last ranges.</summary>
    public static readonly TimeSpan Others = TimeSpan.FromSeconds(1);

    private readonly long _began = clock.GetTimestamp();

    /// <summary>How many chunks it has written.</summary>
    public int Chunks { get; private set; }

    /// <summary>Called after each chunk.</summary>
    public Func<CancellationToken, ValueTask> Told { get; init; } = _ => ValueTask.CompletedTask;

    /// <summary>Works; gives how long to wait before going on, or null where this share has nothing more to do.</summary>
    public async Task<TimeSpan?> RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await PauseAsync(cancellationToken).ConfigureAwait(false) is { } pause)
            {
                return pause;
            }

            var lease = await store.LeaseAsync(work.Name, work.Run, owner, Lease, cancellationToken).ConfigureAwait(false);
            if (lease.State != BackfillState.Running)
            {
                return null;
            }

            if (lease.Range is { } range)
            {
                await WorkAsync(lease, range, cancellationToken).ConfigureAwait(false);
            }
            else if (lease.Open == 0)
            {
                await FinishAsync(cancellationToken).ConfigureAwait(false);
                return null;
            }
            else if (work.Slot == BackfillWork.Followed)
            {
                await WaitAsync(Others, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                return null;
            }
        }
    }

    private async ValueTask<TimeSpan?> PauseAsync(CancellationToken cancellationToken) =>
        clock.GetElapsedTime(_began) > Shift ? TimeSpan.Zero : await throttle.ClosedForAsync(source.Options, cancellationToken).ConfigureAwait(false);

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        var finish = new BackfillMove(work.Name, work.Run, [BackfillState.Running], BackfillState.Finished, null, BackfillActs.Itself);
        if (await store.MoveAsync(finish, cancellationToken).ConfigureAwait(false))
        {
            BackfillLog.Moved(logger, new(work.Name), work.Run, BackfillState.Finished, new(BackfillActs.Itself.Actor), default);
        }
    }

    private async Task WorkAsync(BackfillLease lease, BackfillRange range, CancellationToken cancellationToken)
    {
        try
        {
            var rows = ChunkSizing.First(source.Options, range, lease.Open);
            var rate = range.RatePerSecond;
            while (true)
            {
                var began = clock.GetTimestamp();
                var chunk = new BackfillChunk(range, lease.StartedAt, rows, rate, Lease);
                var done = await source.RunAsync(chunk, cancellationToken).ConfigureAwait(false);
                var took = clock.GetElapsedTime(began);
                range = range with { Cursor = done.Cursor };
                await TellAsync(range, done, cancellationToken).ConfigureAwait(false);
                if (done is not { Written: true, Rows: > 0, State: BackfillState.Running }
                    || await PauseAsync(cancellationToken).ConfigureAwait(false) is not null)
                {
                    return;
                }

                await WaitAsync(BackfillPace.Wait(source.Options, done.Rows, took, lease.Open), cancellationToken).ConfigureAwait(false);
                rate = (long)(done.Rows / Math.Max(clock.GetElapsedTime(began).TotalSeconds, 0.001));
                rows = ChunkSizing.Next(source.Options, rows, done.Rows, took, lease.Open);
            }
        }
        finally
        {
            await ReleaseAsync(range).ConfigureAwait(false);
        }
    }

    private async ValueTask TellAsync(BackfillRange range, BackfillChunkResult done, CancellationToken cancellationToken)
    {
        if (!done.Written)
        {
            BackfillLog.LeaseLost(logger, new(work.Name), range.Index);
            return;
        }

        Chunks++;
        if (done.Rejected > 0)
        {
            BackfillLog.Rejected(logger, new(work.Name), done.Rejected, done.Rows);
        }

        if (done.State == BackfillState.Stopped)
        {
            BackfillLog.Stopped(logger, new(work.Name), work.Run, new("More rows were rejected than its options allow."));
        }

        await Told(cancellationToken).ConfigureAwait(false);
    }

    private Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellationToken) : Task.CompletedTask;

    // For another to go on at once. Where the database is away, the lease's end does the same.
    private async Task ReleaseAsync(BackfillRange range)
    {
        try
        {
            await store.ReleaseAsync(range, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            BackfillLog.NotReleased(logger, error, new(work.Name), range.Index);
        }
    }
}
