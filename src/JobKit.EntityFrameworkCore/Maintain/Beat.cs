using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>A worker's sign of life; those not heard of for an hour are forgotten.</summary>
internal static class Beat
{
    public static Task RunAsync(StoreSession session, WorkerBeat beat, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                var dialect = session.Dialect;
                await session.Command(
                    $"""
                    INSERT INTO {dialect.Tables.Workers} (id, host, slots, busy, types, started_at, seen_at)
                    VALUES (@id, @host, @slots, @busy, @types, {dialect.NowSql}, {dialect.NowSql})
                    ON CONFLICT (id) DO UPDATE SET slots = excluded.slots, busy = excluded.busy, types = excluded.types, seen_at = excluded.seen_at
                    """)
                    .With("id", beat.WorkerId)
                    .With("host", beat.Host)
                    .With("slots", beat.Slots)
                    .With("busy", beat.Busy)
                    .With("types", JsonTexts.Write(beat.Types))
                    .WithNow(dialect)
                    .RunAsync(cancellationToken)
                    .ConfigureAwait(false);
                return await session.Command($"DELETE FROM {dialect.Tables.Workers} WHERE seen_at < {dialect.NowSql} - @hour")
                    .With("hour", dialect.ToValue(TimeSpan.FromHours(1)))
                    .WithNow(dialect)
                    .RunAsync(cancellationToken)
                    .ConfigureAwait(false);
            },
            cancellationToken);
}
