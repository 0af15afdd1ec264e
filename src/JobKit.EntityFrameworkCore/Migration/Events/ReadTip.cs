using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>The end of the chain.</summary>
internal static class ReadTip
{
    public static async Task<RolloutEventTip> RunAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var newest = await session.Command($"SELECT id, hash FROM {session.Dialect.Tables.Named(RolloutEventTable.TableName)} ORDER BY id DESC LIMIT 1")
            .RowsAsync(row => new RolloutEventTip(row.GetInt64(0), row.GetString(1)), cancellationToken)
            .ConfigureAwait(false);
        return newest.Count == 0 ? RolloutEventTip.Start : newest[0];
    }
}
