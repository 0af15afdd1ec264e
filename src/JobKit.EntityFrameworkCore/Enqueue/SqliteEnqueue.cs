using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes jobs one prepared insert after the other: in the same process that costs less than one long statement.</summary>
internal static class SqliteEnqueue
{
    public static Task<IReadOnlyList<EnqueueReceipt>> RunAsync(
        StoreSession session, IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                // A savepoint, because the transaction may be the caller's and hold other work.
                await session.Command("SAVEPOINT jobkit_enqueue").RunAsync(cancellationToken).ConfigureAwait(false);
                var receipts = await InsertAsync(session, jobs, cancellationToken).ConfigureAwait(false);
                if (mode == EnqueueMode.AllOrNone && receipts.Any(receipt => receipt.IsRefused))
                {
                    await session.Command("ROLLBACK TO jobkit_enqueue").RunAsync(cancellationToken).ConfigureAwait(false);
                }

                await session.Command("RELEASE jobkit_enqueue").RunAsync(cancellationToken).ConfigureAwait(false);
                return receipts;
            },
            cancellationToken);

    private static async Task<IReadOnlyList<EnqueueReceipt>> InsertAsync(
        StoreSession session, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken)
    {
        var now = (long)session.Dialect.NowValue!;
        var receipts = new EnqueueReceipt[jobs.Count];
        var insert = SqliteInsert.Prepare(session);
        await using (insert.ConfigureAwait(false))
        {
            for (var index = 0; index < jobs.Count; index++)
            {
                SqliteInsert.Fill(insert, jobs[index], session.Dialect, now);
                var stored = await insert.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
                receipts[index] = stored
                    ? new(jobs[index].Id, EnqueueOutcome.Stored)
                    : await WhyNotAsync(session, jobs[index], cancellationToken).ConfigureAwait(false);
            }
        }

        return receipts;
    }

    private static async Task<EnqueueReceipt> WhyNotAsync(StoreSession session, NewJob job, CancellationToken cancellationToken)
    {
        var dialect = session.Dialect;
        var same = await session.Command($"SELECT content_hash FROM {dialect.Tables.Jobs} WHERE id = @id")
            .With("id", dialect.ToValue(job.Id))
            .RowsAsync(row => row.GetString(0), cancellationToken)
            .ConfigureAwait(false);
        if (same.Count > 0)
        {
            return new(job.Id, same[0] == job.ContentHash ? EnqueueOutcome.AlreadyStored : EnqueueOutcome.Conflict);
        }

        var holder = await session.Command(
            $"SELECT id FROM {dialect.Tables.Jobs} WHERE type = @type AND unique_key = @key AND finished_at IS NULL")
            .With("type", job.Type)
            .With("key", job.UniqueKey)
            .RowsAsync(row => dialect.ReadId(row, 0), cancellationToken)
            .ConfigureAwait(false);
        return holder.Count > 0 ? new(holder[0], EnqueueOutcome.UniqueKeyHeld) : new(job.Id, EnqueueOutcome.OwnerLimit);
    }
}
