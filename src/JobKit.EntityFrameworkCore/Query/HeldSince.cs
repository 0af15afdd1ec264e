namespace JobKit.EntityFrameworkCore;

/// <summary>When the attempt of each queue began that has run longest: a look at each held job, for people, not for claims.</summary>
internal static class HeldSince
{
    public static async Task<Dictionary<string, DateTimeOffset?>> RunAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var since = await session.IndexedRowsAsync(
            $"SELECT queue, min(started_at) FROM {session.Dialect.Tables.Jobs} WHERE lease_until IS NOT NULL GROUP BY queue",
            row => KeyValuePair.Create(row.GetString(0), session.Dialect.ReadOptionalInstant(row, 1)),
            cancellationToken).ConfigureAwait(false);
        return new(since, StringComparer.Ordinal);
    }
}
