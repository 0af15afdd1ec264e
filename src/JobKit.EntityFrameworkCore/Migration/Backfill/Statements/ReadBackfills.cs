using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Backfills with their ranges.</summary>
internal static class ReadBackfills
{
    private const string Columns = "r.key, r.run, r.range, r.low, r.high_water, r.cursor, r.done, r.rejected, r.rate, r.state, r.term";

    public static async Task<IReadOnlyList<BackfillRun>> AllAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var tables = BackfillTables.Of(session);
        var ranges = (await session.Command(
            $"SELECT {Columns}, CASE WHEN r.lease_until > {session.Dialect.NowSql} THEN 1 ELSE 0 END FROM {tables.Ranges} r ORDER BY r.key, r.range")
            .WithNow(session.Dialect)
            .RowsAsync(row => Range(row, row.GetInt32(11) == 1), cancellationToken)
            .ConfigureAwait(false)).ToLookup(range => range.Name, StringComparer.Ordinal);
        return await session.Command(
            $"""
            SELECT b.key, b.run, b.state, b.reason, b.total, b.started_at, b.updated_at, b.updated_by,
                (SELECT count(*) FROM {tables.Rejects} x WHERE x.key = b.key)
            FROM {tables.Runs} b ORDER BY b.key
            """)
            .RowsAsync(
                row => new BackfillRun
                {
                    Name = row.GetString(0),
                    Run = row.GetInt32(1),
                    State = (BackfillState)row.GetInt32(2),
                    Reason = row.GetText(3),
                    Total = row.GetInt64(4),
                    StartedAt = session.Dialect.ReadInstant(row, 5),
                    UpdatedAt = session.Dialect.ReadInstant(row, 6),
                    UpdatedBy = row.GetString(7),
                    Rejected = row.GetInt64(8),
                    Ranges = [.. ranges[row.GetString(0)]],
                },
                cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The ranges of a run that are not finished.</summary>
    /// <param name="session">The session.</param>
    /// <param name="name">The backfill.</param>
    /// <param name="run">Which start of it.</param>
    /// <param name="asker">Whose own leases count as none; null where nobody asks for himself.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<BackfillRange>> OpenAsync(
        StoreSession session, string name, int run, string? asker, CancellationToken cancellationToken)
    {
        var tables = BackfillTables.Of(session);
        return await session.Command(
            $"""
            SELECT {Columns}, CASE WHEN r.lease_until > {session.Dialect.NowSql} THEN 1 ELSE 0 END, r.lease_owner
            FROM {tables.Ranges} r WHERE r.key = @key AND r.run = @run AND r.state = 0 ORDER BY r.range
            """)
            .With("key", name)
            .With("run", run)
            .WithNow(session.Dialect)
            .RowsAsync(row => Range(row, row.GetInt32(11) == 1 && !IsSameJob(row.GetText(12), asker)), cancellationToken)
            .ConfigureAwait(false);
    }

    // An owner is a job's id, a colon, and the epoch of its lease: what an earlier epoch holds, the job has lost.
    private static bool IsSameJob(string? holder, string? asker) =>
        asker?.LastIndexOf(':') is > 0 and var at && holder?.StartsWith(asker[..(at + 1)], StringComparison.Ordinal) == true;

    private static BackfillRange Range(System.Data.Common.DbDataReader row, bool leased) => new()
    {
        Name = row.GetString(0),
        Run = row.GetInt32(1),
        Index = row.GetInt32(2),
        Low = row.GetText(3),
        High = row.GetText(4),
        Cursor = row.GetText(5),
        Done = row.GetInt64(6),
        Rejected = row.GetInt64(7),
        RatePerSecond = row.GetInt64(8),
        Finished = row.GetInt32(9) == 1,
        Term = row.GetInt64(10),
        Leased = leased,
    };
}
