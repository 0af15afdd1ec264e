using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Adds counts to the minute statistics.</summary>
internal sealed class PostgreSqlStatistics(PostgreSqlText text)
{
    public string Sql { get; } =
        $"""
        INSERT INTO {text.Tables.Statistics} AS s (minute, queue, type, measure, bucket, count)
        SELECT * FROM unnest(@minutes, @queues, @types, @measures, @buckets, @counts)
        ON CONFLICT (minute, queue, type, measure, bucket) DO UPDATE SET count = s.count + excluded.count
        """;

    public Task ExecuteAsync(StoreSession session, IReadOnlyList<StatisticsCount> counts, CancellationToken cancellationToken)
    {
        // One row for each key, because a statement may not touch a row twice; in one order at every node, because rows are locked in it (C12).
        var rows = counts
            .GroupBy(count => (count.Minute, count.Queue, count.Type, count.Measure, count.Bucket))
            .Select(same => same.First() with { Count = same.Sum(count => count.Count) })
            .OrderBy(row => row.Minute)
            .ThenBy(row => row.Queue, StringComparer.Ordinal)
            .ThenBy(row => row.Type, StringComparer.Ordinal)
            .ThenBy(row => row.Measure)
            .ThenBy(row => row.Bucket)
            .ToArray();
        return session.Command(Sql)
            .With("minutes", Array.ConvertAll(rows, row => row.Minute))
            .With("queues", Array.ConvertAll(rows, row => row.Queue))
            .With("types", Array.ConvertAll(rows, row => row.Type))
            .With("measures", Array.ConvertAll(rows, row => (short)row.Measure))
            .With("buckets", Array.ConvertAll(rows, row => row.Bucket))
            .With("counts", Array.ConvertAll(rows, row => row.Count))
            .RunAsync(cancellationToken);
    }
}
