namespace JobKit.EntityFrameworkCore;

/// <summary>Removes old minute statistics.</summary>
internal static class PruneStatistics
{
    public static Task RunAsync(StoreSession session, TimeSpan age, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);
                return await session.Command($"DELETE FROM {session.Dialect.Tables.Statistics} WHERE minute < @before")
                    .With("before", Minutes.Of(now - age))
                    .RunAsync(cancellationToken)
                    .ConfigureAwait(false);
            },
            cancellationToken);
}
