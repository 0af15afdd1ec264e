using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Takes or renews a rollout's lease by the store's clock; a taking, also by the last owner after the end, gets the next term (I47).</summary>
internal static class TakeRolloutLease
{
    public static Task<RolloutLease?> RunAsync(
        StoreSession session, string key, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                var now = session.Dialect.NowSql;
                var rows = await session.Command(
                    $"""
                    UPDATE {ReadRollouts.Table(session)}
                    SET lease_term = CASE WHEN lease_owner = @owner AND lease_until > {now} THEN lease_term ELSE lease_term + 1 END,
                        lease_owner = @owner, lease_until = {now} + @duration
                    WHERE key = @key AND (lease_owner IS NULL OR lease_owner = @owner OR lease_until <= {now})
                    RETURNING lease_term, lease_until
                    """)
                    .With("key", key)
                    .With("owner", owner)
                    .With("duration", session.Dialect.ToValue(duration))
                    .WithNow(session.Dialect)
                    .RowsAsync(row => new RolloutLease(key, owner, row.GetInt64(0), session.Dialect.ReadInstant(row, 1)), cancellationToken)
                    .ConfigureAwait(false);
                return rows.FirstOrDefault();
            },
            cancellationToken);
}
