using System.Globalization;
using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Begins a run: its row, its ranges, no rejects, and the audit's entry, as one.</summary>
internal static class StartBackfill
{
    /// <summary>False where another run was begun since.</summary>
    public static Task<bool> RunAsync(
        StoreSession session, string name, int after, BackfillExtent extent, OperatorAction by, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                if (await PutAsync(session, name, after, extent.Rows, by, cancellationToken).ConfigureAwait(false) == 0)
                {
                    return false;
                }

                await ClearAsync(session, name, cancellationToken).ConfigureAwait(false);
                for (var index = 0; index < extent.Bounds.Count; index++)
                {
                    var low = index == 0 ? null : extent.Bounds[index - 1];
                    await OpenAsync(session, name, after + 1, index, low, extent.Bounds[index], cancellationToken).ConfigureAwait(false);
                }

                var total = string.Create(CultureInfo.InvariantCulture, $"run {after + 1}, {extent.Rows} rows");
                await WriteAudit.RunAsync(session, by, "backfill.start", name, null, total, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    private static Task<int> PutAsync(StoreSession session, string name, int after, long total, OperatorAction by, CancellationToken cancellationToken)
    {
        var (runs, now) = (BackfillTables.Of(session).Runs, session.Dialect.NowSql);
        var sql = after == 0
            ? $"""
              INSERT INTO {runs} (key, run, state, total, started_at, updated_at, updated_by)
              VALUES (@key, @next, {(int)BackfillState.Running}, @total, {now}, {now}, @by) ON CONFLICT (key) DO NOTHING
              """
            : $"""
              UPDATE {runs} SET run = @next, state = {(int)BackfillState.Running}, reason = NULL, total = @total,
                  started_at = {now}, updated_at = {now}, updated_by = @by
              WHERE key = @key AND run = @after AND state = {(int)BackfillState.Finished}
              """;
        var command = session.Command(sql)
            .With("key", name)
            .With("next", after + 1)
            .With("total", total)
            .With("by", by.Actor)
            .WithNow(session.Dialect);
        return (after == 0 ? command : command.With("after", after)).RunAsync(cancellationToken);
    }

    private static async Task ClearAsync(StoreSession session, string name, CancellationToken cancellationToken)
    {
        var tables = BackfillTables.Of(session);
        foreach (var table in new[] { tables.Ranges, tables.Rejects })
        {
            await session.Command($"DELETE FROM {table} WHERE key = @key").With("key", name).RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task<int> OpenAsync(
        StoreSession session, string name, int run, int index, string? low, string high, CancellationToken cancellationToken) =>
        session.Command(
            $"""
            INSERT INTO {BackfillTables.Of(session).Ranges} (key, range, run, low, cursor, high_water, done, rejected, rate, state, term)
            VALUES (@key, @range, @run, @low, @cursor, @high, 0, 0, 0, 0, 0)
            """)
            .With("key", name)
            .With("range", index)
            .With("run", run)
            .With("low", low)
            .With("cursor", low)
            .With("high", high)
            .RunAsync(cancellationToken);
}
