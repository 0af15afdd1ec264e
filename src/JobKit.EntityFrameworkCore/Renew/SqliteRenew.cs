using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Lengthens leases, each on its own; an end never moves backwards (I15-I17).</summary>
internal static class SqliteRenew
{
    public static Task<IReadOnlyList<RenewReceipt>> RunAsync(
        StoreSession session, IReadOnlyList<JobLease> leases, DateTimeOffset until, CancellationToken cancellationToken) =>
        session.InTransactionAsync<IReadOnlyList<RenewReceipt>>(
            async () =>
            {
                var receipts = new RenewReceipt[leases.Count];
                for (var index = 0; index < leases.Count; index++)
                {
                    var asked = await session.Command(
                        $"""
                        UPDATE {session.Dialect.Tables.Jobs}
                        SET lease_until = max(lease_until, @until)
                        WHERE id = @id AND status = 1 AND epoch = @epoch
                        RETURNING cancel_requested
                        """)
                        .With("until", session.Dialect.ToValue(until))
                        .With("id", session.Dialect.ToValue(leases[index].JobId))
                        .With("epoch", leases[index].Epoch)
                        .RowsAsync(row => row.GetBoolean(0), cancellationToken)
                        .ConfigureAwait(false);
                    receipts[index] = new(leases[index].JobId, asked.Count == 1, asked.Count == 1 && asked[0]);
                }

                return receipts;
            },
            cancellationToken);
}
