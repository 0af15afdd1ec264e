using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes how far a range is, fenced by its lease's term and its cursor: a chunk counts once, whoever wrote its rows.</summary>
internal static class WriteBackfillCheckpoint
{
    /// <summary>The backfill's state then, or null where the range is another's by now or has moved on: nothing was written.</summary>
    public static Task<BackfillState?> RunAsync(StoreSession session, BackfillCheckpoint checkpoint, CancellationToken cancellationToken) =>
        session.InTransactionAsync<BackfillState?>(
            async () =>
            {
                if (await AdvanceAsync(session, checkpoint, cancellationToken).ConfigureAwait(false) == 0)
                {
                    return null;
                }

                var (name, run) = (checkpoint.Range.Name, checkpoint.Range.Run);
                var rejects = checkpoint.Rejects.Count > 0;
                // Its own row says which run it is, so the run is there.
                var found = (await LockRun.RunAsync(session, name, run, rejects, cancellationToken).ConfigureAwait(false))!.Value;
                await WriteRejects.RunAsync(session, checkpoint, cancellationToken).ConfigureAwait(false);
                return rejects ? await StopAsync(session, checkpoint, found.State, cancellationToken).ConfigureAwait(false) : found.State;
            },
            cancellationToken);

    private static Task<int> AdvanceAsync(StoreSession session, BackfillCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var before = checkpoint.Range.Cursor;
        var command = session.Command(
            $"""
            UPDATE {BackfillTables.Of(session).Ranges}
            SET cursor = @cursor, done = done + @done, rejected = rejected + @rejected, rate = @rate, state = @state,
                lease_until = {session.Dialect.NowSql} + @lease
            WHERE key = @key AND range = @range AND run = @run AND state = 0 AND term = @term
                AND {(before is null ? "cursor IS NULL" : "cursor = @before")}
            """)
            .With("cursor", checkpoint.Cursor)
            .With("done", checkpoint.Done)
            .With("rejected", (long)checkpoint.Rejects.Count)
            .With("rate", checkpoint.RatePerSecond)
            .With("state", checkpoint.Finished ? (short)1 : (short)0)
            .With("lease", session.Dialect.ToValue(checkpoint.Lease))
            .With("key", checkpoint.Range.Name)
            .With("range", checkpoint.Range.Index)
            .With("run", checkpoint.Range.Run)
            .With("term", checkpoint.Range.Term)
            .WithNow(session.Dialect);
        return (before is null ? command : command.With("before", before)).RunAsync(cancellationToken);
    }

    // Counted under the run's lock, so that two ranges do not each see half.
    private static async Task<BackfillState> StopAsync(
        StoreSession session, BackfillCheckpoint checkpoint, BackfillState state, CancellationToken cancellationToken)
    {
        var rejected = await WriteRejects.CountAsync(session, checkpoint.Range.Name, cancellationToken).ConfigureAwait(false);
        if (state != BackfillState.Running || BackfillStop.Reason(rejected, checkpoint) is not { } reason)
        {
            return state;
        }

        await MoveBackfill.SetAsync(session, checkpoint.Range.Name, BackfillState.Stopped, reason, "jobkit.backfill", cancellationToken).ConfigureAwait(false);
        return BackfillState.Stopped;
    }
}
