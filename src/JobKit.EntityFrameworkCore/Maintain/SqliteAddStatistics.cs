using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Adds counts to the minute statistics.</summary>
internal static class SqliteAddStatistics
{
    public static Task RunAsync(StoreSession session, IReadOnlyList<StatisticsCount> counts, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                foreach (var count in counts)
                {
                    await session.Command(
                        $"""
                        INSERT INTO {session.Dialect.Tables.Statistics} AS sum (minute, queue, type, measure, bucket, count)
                        VALUES (@minute, @queue, @type, @measure, @bucket, @count)
                        ON CONFLICT (minute, queue, type, measure, bucket) DO UPDATE SET count = sum.count + excluded.count
                        """)
                        .With("minute", count.Minute)
                        .With("queue", count.Queue)
                        .With("type", count.Type)
                        .With("measure", (int)count.Measure)
                        .With("bucket", count.Bucket)
                        .With("count", count.Count)
                        .RunAsync(cancellationToken)
                        .ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken);
}
