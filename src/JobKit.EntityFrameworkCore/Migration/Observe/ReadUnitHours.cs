using System.Collections.Immutable;
using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>An epoch's hours, their subs put together.</summary>
internal static class ReadUnitHours
{
    public static async Task<IReadOnlyList<UnitHour>> RunAsync(StoreSession session, string key, long epoch, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var rows = await session.Command(
            $"""
            SELECT endpoint, hour, arm, sub, n, err FROM {session.Dialect.Tables.Named(SubUnitTable.TableName)}
            WHERE key = @key AND epoch = @epoch AND hour >= @from
            """)
            .With("key", key)
            .With("epoch", epoch)
            .With("from", session.Dialect.ToValue(from))
            .RowsAsync(
                row => (
                    Hour: new CohortKey(key, epoch, row.GetString(0), session.Dialect.ReadInstant(row, 1), (ObservedArm)row.GetInt16(2)),
                    Sub: row.GetInt16(3),
                    N: row.GetInt64(4),
                    Err: row.GetInt64(5)),
                cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. rows
                .GroupBy(row => row.Hour)
                .OrderBy(hour => hour.Key, CohortOrder.Instance)
                .Select(hour => new UnitHour(
                    hour.Key.Endpoint, hour.Key.Start, hour.Key.Arm, new(Each(hour, row => (row.Sub, row.N)), Each(hour, row => (row.Sub, row.Err))))),
        ];
    }

    private static ImmutableArray<long> Each<T>(IEnumerable<T> rows, Func<T, (short Sub, long Number)> number)
    {
        var numbers = new long[SubCounts.Count];
        foreach (var row in rows)
        {
            var (sub, value) = number(row);
            numbers[sub] = value;
        }

        return [.. numbers];
    }
}
