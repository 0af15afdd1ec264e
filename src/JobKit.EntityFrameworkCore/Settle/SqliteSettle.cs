using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes outcomes, each under its epoch, all in one transaction; a refused one does not hold up the others.</summary>
internal static class SqliteSettle
{
    public static Task<IReadOnlyList<SettleReceipt>> RunAsync(
        StoreSession session, IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken) =>
        session.InTransactionAsync<IReadOnlyList<SettleReceipt>>(
            async () =>
            {
                using var statements = new SqliteSettleStatements(session);
                var now = (long)session.Dialect.NowValue!;
                var receipts = new SettleReceipt[settlements.Count];
                for (var index = 0; index < settlements.Count; index++)
                {
                    receipts[index] = await OneAsync(session, statements, settlements[index], now, cancellationToken).ConfigureAwait(false);
                }

                return receipts;
            },
            cancellationToken);

    private static async Task<SettleReceipt> OneAsync(
        StoreSession session, SqliteSettleStatements statements, Settlement settlement, long now, CancellationToken cancellationToken)
    {
        if (settlement.Verb != JobVerb.Complete)
        {
            await statements.KeepAttemptAsync(settlement, now, cancellationToken).ConfigureAwait(false);
        }

        var status = await statements.WriteAsync(settlement, now, cancellationToken).ConfigureAwait(false);
        return status is null
            ? await RefusedAsync(session, settlement, cancellationToken).ConfigureAwait(false)
            : new(settlement.JobId, SettleOutcome.Accepted, status, EpochMicroseconds.ToInstant(now));
    }

    private static async Task<SettleReceipt> RefusedAsync(StoreSession session, Settlement settlement, CancellationToken cancellationToken)
    {
        var found = await session.Command(
            $"SELECT status, settled_epoch, settled_verb FROM {session.Dialect.Tables.Jobs} WHERE id = @id")
            .With("id", session.Dialect.ToValue(settlement.JobId))
            .RowsAsync(
                row => (
                    Status: (JobStatus)row.GetInt32(0),
                    Same: !row.IsDBNull(1) && row.GetInt64(1) == settlement.Epoch && (JobVerb)row.GetInt32(2) == settlement.Verb),
                cancellationToken)
            .ConfigureAwait(false);
        return found switch
        {
            [] => new(settlement.JobId, SettleOutcome.LeaseLost, null, null),
            [{ Same: true } it] => new(settlement.JobId, SettleOutcome.AlreadyApplied, it.Status, null),
            [var it, ..] => new(settlement.JobId, SettleOutcome.LeaseLost, it.Status, null),
        };
    }
}
