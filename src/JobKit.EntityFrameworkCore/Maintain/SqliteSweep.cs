using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Takes jobs whose lease has ended, longest ended first, whatever their type (I27-I32).</summary>
internal static class SqliteSweep
{
    public static Task<SweepResult> RunAsync(StoreSession session, int maxAbandons, int limit, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                var dialect = session.Dialect;
                var now = dialect.NowValue!;
                // The two statements pick the same rows: one clock reading, and nobody else writes in between.
                var ended = $"rowid IN (SELECT rowid FROM {dialect.Tables.Jobs} WHERE lease_until < @now ORDER BY lease_until LIMIT @limit)";
                await session.Command(TakeBack.AttemptSql(dialect, ended))
                    .With("verb", (int)JobVerb.Sweep).With("now", now).With("limit", limit)
                    .RunAsync(cancellationToken)
                    .ConfigureAwait(false);
                var swept = await session.Command(
                    $"UPDATE {dialect.Tables.Jobs} SET {TakeBack.Sql(dialect)} WHERE {ended} RETURNING {SettledColumns.Sql}")
                    .With("max", maxAbandons).With("now", now).With("limit", limit)
                    .RowsAsync(
                        row => (Queue: row.GetString(2), Settled: row.GetInt32(3) == 0 ? null : SettledColumns.Read(row, dialect, JobVerb.Sweep)),
                        cancellationToken)
                    .ConfigureAwait(false);
                return new SweepResult(
                    swept.Count,
                    [.. swept.Select(it => it.Settled).OfType<SettledJob>()],
                    [.. swept.Where(it => it.Settled is null).Select(it => it.Queue).Distinct(StringComparer.Ordinal)]);
            },
            cancellationToken);
}
