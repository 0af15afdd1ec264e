using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Changes a run's state from one that allows it, and tells the audit.</summary>
internal static class MoveBackfill
{
    public static Task<bool> RunAsync(StoreSession session, BackfillMove move, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                if (await LockRun.RunAsync(session, move.Name, move.Run, locks: true, cancellationToken).ConfigureAwait(false) is not { } run
                    || !move.From.Contains(run.State)
                    || (move.To == BackfillState.Finished && await IsOpenAsync(session, move, cancellationToken).ConfigureAwait(false)))
                {
                    return false;
                }

                if (move.RetryRejects)
                {
                    await OpenRetryAsync(session, move, cancellationToken).ConfigureAwait(false);
                }

                await SetAsync(session, move.Name, move.To, move.Reason, move.By.Actor, cancellationToken).ConfigureAwait(false);
                await WriteAudit.RunAsync(
                    session, move.By, move.RetryRejects ? "backfill.retry" : "backfill.state", move.Name, Text(run.State), Text(move.To), cancellationToken)
                    .ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    public static Task<int> SetAsync(
        StoreSession session, string name, BackfillState state, string? reason, string by, CancellationToken cancellationToken) =>
        session.Command(
            $"""
            UPDATE {BackfillTables.Of(session).Runs}
            SET state = {(int)state}, reason = @reason, updated_at = {session.Dialect.NowSql}, updated_by = @by
            WHERE key = @key
            """)
            .With("key", name)
            .With("reason", PostgreSqlStorable.Of(reason))
            .With("by", by)
            .WithNow(session.Dialect)
            .RunAsync(cancellationToken);

    private static async Task<bool> IsOpenAsync(StoreSession session, BackfillMove move, CancellationToken cancellationToken) =>
        (await ReadBackfills.OpenAsync(session, move.Name, move.Run, asker: null, cancellationToken).ConfigureAwait(false)).Count > 0;

    private static Task<int> OpenRetryAsync(StoreSession session, BackfillMove move, CancellationToken cancellationToken) =>
        session.Command(
            $"""
            INSERT INTO {BackfillTables.Of(session).Ranges} AS r (key, range, run, done, rejected, rate, state, term)
            VALUES (@key, {BackfillRange.RetryIndex}, @run, 0, 0, 0, 0, 0)
            ON CONFLICT (key, range) DO UPDATE SET cursor = NULL, state = 0, term = r.term + 1, lease_owner = NULL, lease_until = NULL
            """)
            .With("key", move.Name)
            .With("run", move.Run)
            .RunAsync(cancellationToken);

    private static string Text(BackfillState state) => state.ToString().ToLowerInvariant();
}
