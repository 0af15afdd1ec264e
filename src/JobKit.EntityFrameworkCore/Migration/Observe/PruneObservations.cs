using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Sums old cohorts by the hour, and removes what is older still.</summary>
internal static class PruneObservations
{
    private const string Place = "rollout_prune";

    public static Task<bool> RunAsync(StoreSession session, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                // One node at a time: two that read the same minutes would both add them to the hour.
                if (session.Dialect.OneAtATimeSql(Place) is { } turn)
                {
                    await session.Command(turn).RunAsync(cancellationToken).ConfigureAwait(false);
                }

                var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);
                foreach (var hour in await ReadOldAsync(session, FullHour(now - ObservationRetention.Minutes), cancellationToken).ConfigureAwait(false))
                {
                    await MoveAsync(session, hour.Key, [.. hour], cancellationToken).ConfigureAwait(false);
                }

                await DeleteAsync(session, CohortStatTable.TableName, "minute", now - ObservationRetention.Hours, cancellationToken).ConfigureAwait(false);
                await DeleteAsync(session, SubUnitTable.TableName, "hour", now - ObservationRetention.Hours, cancellationToken).ConfigureAwait(false);
                await DeleteAsync(session, ObservingNodeTable.TableName, "seen_at", now - ObservationRetention.Nodes, cancellationToken).ConfigureAwait(false);
                await ForgetPlacesAsync(session, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    private static DateTimeOffset FullHour(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerHour));

    private static async Task<IEnumerable<IGrouping<CohortKey, CohortRow>>> ReadOldAsync(
        StoreSession session, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var notFull = session.Dialect.Types.IsPostgreSql ? "date_trunc('hour', minute, 'UTC') <> minute" : "minute % 3600000000 <> 0";
        var rows = await session.Command(
            $"""
            SELECT {CohortCommands.Columns} FROM {CohortCommands.Table(session)}
            WHERE minute < @before AND {notFull} {session.Dialect.ForUpdateSql}
            """)
            .With("before", session.Dialect.ToValue(before))
            .RowsAsync(row => CohortCommands.Read(session.Dialect, row), cancellationToken)
            .ConfigureAwait(false);
        return rows.GroupBy(row => row.Cohort with { Start = row.Cohort.Hour }).OrderBy(hour => hour.Key, CohortOrder.Instance);
    }

    private static async Task MoveAsync(StoreSession session, CohortKey hour, List<CohortRow> minutes, CancellationToken cancellationToken)
    {
        var sums = minutes.Aggregate(CohortSums.Zero, (sum, row) => sum.Plus(row.Sums));
        await AddCohort.OpenAsync(session, hour, cancellationToken).ConfigureAwait(false);
        await AddCohort.RunAsync(session, hour, sums, cancellationToken).ConfigureAwait(false);
        foreach (var minute in minutes)
        {
            await session.Command($"DELETE FROM {CohortCommands.Table(session)} WHERE {CohortCommands.IsCohort}")
                .With(session.Dialect, minute.Cohort)
                .RunAsync(cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static Task<int> DeleteAsync(StoreSession session, string table, string column, DateTimeOffset before, CancellationToken cancellationToken) =>
        session.Command($"DELETE FROM {session.Dialect.Tables.Named(table)} WHERE {column} < @before")
            .With("before", session.Dialect.ToValue(before))
            .RunAsync(cancellationToken);

    /// <summary>Those of epochs that are over; what was counted by them stays.</summary>
    private static Task<int> ForgetPlacesAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var table = session.Dialect.Tables.Named(SeenPlacesTable.TableName);
        return session.Command($"DELETE FROM {table} AS old WHERE old.epoch < (SELECT max(newer.epoch) FROM {table} AS newer WHERE newer.key = old.key)")
            .RunAsync(cancellationToken);
    }
}
