namespace JobKit.EntityFrameworkCore;

/// <summary>Removes rows that have expired.</summary>
internal static class PruneShadowed
{
    public static async Task<int> RunAsync(StoreSession session, int limit, CancellationToken cancellationToken)
    {
        var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);
        var table = ReadShadowed.Table(session);
        return await session.Command($"DELETE FROM {table} WHERE id IN (SELECT id FROM {table} WHERE expires_at <= @now ORDER BY expires_at LIMIT @limit)")
            .With("now", session.Dialect.ToValue(now))
            .With("limit", limit)
            .RunAsync(cancellationToken)
            .ConfigureAwait(false);
    }
}
