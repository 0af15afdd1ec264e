namespace JobKit.EntityFrameworkCore;

/// <summary>The workers heard of in the last hour.</summary>
internal static class GetWorkers
{
    public static async Task<IReadOnlyList<WorkerState>> RunAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var dialect = session.Dialect;
        var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);
        return await session.Command(
            $"""
            SELECT id, host, slots, busy, types, started_at, seen_at
            FROM {dialect.Tables.Workers}
            WHERE seen_at >= @since
            ORDER BY id
            """)
            .With("since", dialect.ToValue(now - TimeSpan.FromHours(1)))
            .RowsAsync(
                row => new WorkerState(
                    row.GetString(0),
                    row.GetString(1),
                    row.GetInt32(2),
                    row.GetInt32(3),
                    JsonTexts.Read(row.GetString(4)),
                    dialect.ReadInstant(row, 5),
                    now - dialect.ReadInstant(row, 6)),
                cancellationToken)
            .ConfigureAwait(false);
    }
}
