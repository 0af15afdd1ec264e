namespace JobKit.EntityFrameworkCore;

/// <summary>The store's present.</summary>
internal static class ReadNow
{
    public static async Task<DateTimeOffset> RunAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var now = await session.Command($"SELECT {session.Dialect.NowSql}").WithNow(session.Dialect)
            .RowsAsync(row => session.Dialect.ReadInstant(row, 0), cancellationToken)
            .ConfigureAwait(false);
        return now[0];
    }
}
