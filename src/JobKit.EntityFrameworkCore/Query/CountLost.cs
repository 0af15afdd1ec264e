namespace JobKit.EntityFrameworkCore;

/// <summary>Counts jobs whose holder has long lost them.</summary>
internal static class CountLost
{
    private const int MostCounted = 10_000;

    public static async Task<int> RunAsync(StoreSession session, TimeSpan age, CancellationToken cancellationToken)
    {
        var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);
        var found = await session.Command(
            $"""
            SELECT count(*) FROM (
                SELECT 1 FROM {session.Dialect.Tables.Jobs} WHERE lease_until IS NOT NULL AND lease_until < @before LIMIT {MostCounted}) AS lost
            """)
            .With("before", session.Dialect.ToValue(now - age))
            .RowsAsync(row => row.GetInt64(0), cancellationToken)
            .ConfigureAwait(false);
        return (int)found[0];
    }
}
