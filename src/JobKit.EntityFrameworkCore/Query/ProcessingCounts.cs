namespace JobKit.EntityFrameworkCore;

/// <summary>How many jobs of each queue are held: a walk over the held ones alone.</summary>
internal static class ProcessingCounts
{
    public static async Task<Dictionary<string, long>> RunAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var counts = await session.IndexedRowsAsync(
            $"SELECT queue, count(*) FROM {session.Dialect.Tables.Jobs} WHERE lease_until IS NOT NULL GROUP BY queue",
            row => KeyValuePair.Create(row.GetString(0), row.GetInt64(1)),
            cancellationToken).ConfigureAwait(false);
        return new(counts, StringComparer.Ordinal);
    }
}
