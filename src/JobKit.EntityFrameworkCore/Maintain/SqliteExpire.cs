namespace JobKit.EntityFrameworkCore;

/// <summary>Fails pending jobs past their expiry.</summary>
internal static class SqliteExpire
{
    public static Task<IReadOnlyList<SettledJob>> RunAsync(StoreSession session, int limit, CancellationToken cancellationToken) =>
        session.InTransactionAsync<IReadOnlyList<SettledJob>>(
            async () => await session.Command(
                $"""
                UPDATE {session.Dialect.Tables.Jobs}
                SET status = 3, failure_reason = {(int)JobFailureReason.Expired}, finished_at = @now
                WHERE rowid IN (
                    SELECT rowid FROM {session.Dialect.Tables.Jobs}
                    WHERE status = 0 AND expires_at <= @now
                    ORDER BY expires_at LIMIT @limit)
                RETURNING {SettledColumns.Sql}
                """)
                .WithNow(session.Dialect)
                .With("limit", limit)
                .RowsAsync(row => SettledColumns.Read(row, session.Dialect, JobVerb.Expire), cancellationToken)
                .ConfigureAwait(false),
            cancellationToken);
}
