using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>An epoch's cohorts of a time.</summary>
internal static class ReadCohorts
{
    public static async Task<IReadOnlyList<CohortRow>> RunAsync(
        StoreSession session, string key, long epoch, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var rows = await session.Command(
            $"""
            SELECT {CohortCommands.Columns} FROM {CohortCommands.Table(session)}
            WHERE key = @key AND epoch = @epoch AND minute >= @from AND minute < @until
            """)
            .With("key", key)
            .With("epoch", epoch)
            .With("from", session.Dialect.ToValue(from))
            .With("until", session.Dialect.ToValue(until))
            .RowsAsync(row => CohortCommands.Read(session.Dialect, row), cancellationToken)
            .ConfigureAwait(false);
        // Not by the database, whose order of texts depends on its locale.
        rows.Sort(static (one, other) => CohortOrder.Instance.Compare(one.Cohort, other.Cohort));
        return rows;
    }
}
