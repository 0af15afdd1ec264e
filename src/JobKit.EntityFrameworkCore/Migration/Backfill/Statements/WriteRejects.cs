using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Puts bad rows aside, and takes back those that are bad no more.</summary>
internal static class WriteRejects
{
    private const int ErrorLength = 4_000;

    public static async Task RunAsync(StoreSession session, BackfillCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var rejects = BackfillTables.Of(session).Rejects;
        foreach (var reject in checkpoint.Rejects)
        {
            await session.Command(
                $"""
                INSERT INTO {rejects} AS x (key, source_key, error, attempts, rejected_at)
                VALUES (@key, @source_key, @error, 1, {session.Dialect.NowSql})
                ON CONFLICT (key, source_key) DO UPDATE SET error = @error, attempts = x.attempts + 1, rejected_at = {session.Dialect.NowSql}
                """)
                .With("key", checkpoint.Range.Name)
                .With("source_key", reject.Key)
                .With("error", PostgreSqlStorable.Of(reject.Error.Length <= ErrorLength ? reject.Error : reject.Error[..ErrorLength]))
                .WithNow(session.Dialect)
                .RunAsync(cancellationToken)
                .ConfigureAwait(false);
        }

        foreach (var key in checkpoint.Mended)
        {
            await session.Command($"DELETE FROM {rejects} WHERE key = @key AND source_key = @source_key")
                .With("key", checkpoint.Range.Name)
                .With("source_key", key)
                .RunAsync(cancellationToken)
                .ConfigureAwait(false);
        }
    }

    public static async Task<long> CountAsync(StoreSession session, string name, CancellationToken cancellationToken) =>
        (await session.Command($"SELECT count(*) FROM {BackfillTables.Of(session).Rejects} WHERE key = @key")
            .With("key", name)
            .RowsAsync(row => row.GetInt64(0), cancellationToken)
            .ConfigureAwait(false))[0];

    public static async Task<IReadOnlyList<BackfillReject>> ReadAsync(
        StoreSession session, string name, string? after, int limit, CancellationToken cancellationToken)
    {
        var command = session.Command(
            $"""
            SELECT source_key, error, attempts, rejected_at FROM {BackfillTables.Of(session).Rejects}
            WHERE key = @key {(after is null ? string.Empty : "AND source_key > @after")} ORDER BY source_key LIMIT @limit
            """)
            .With("key", name)
            .With("limit", limit);
        return await (after is null ? command : command.With("after", after))
            .RowsAsync(
                row => new BackfillReject(row.GetString(0), row.GetString(1), row.GetInt32(2), session.Dialect.ReadInstant(row, 3)), cancellationToken)
            .ConfigureAwait(false);
    }
}
