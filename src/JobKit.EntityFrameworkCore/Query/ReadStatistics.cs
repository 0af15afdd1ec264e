using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>The minute statistics of a window, summed.</summary>
internal static class ReadStatistics
{
    public static async Task<IReadOnlyList<StatisticsCount>> RunAsync(StoreSession session, TimeSpan window, CancellationToken cancellationToken)
    {
        var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);
        return await session.Command(
            $"""
            SELECT queue, type, measure, bucket, CAST(sum(count) AS bigint)
            FROM {session.Dialect.Tables.Statistics}
            WHERE minute >= @since
            GROUP BY queue, type, measure, bucket
            """)
            .With("since", Minutes.Of(now - window))
            .RowsAsync(
                row => new StatisticsCount(
                    0, row.GetString(0), row.GetString(1), (StatisticsMeasure)row.GetInt32(2), row.GetInt32(3), row.GetInt64(4)),
                cancellationToken)
            .ConfigureAwait(false);
    }
}
