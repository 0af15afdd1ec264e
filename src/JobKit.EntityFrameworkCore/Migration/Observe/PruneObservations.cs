using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Sums old cohorts by the hour, an hour to a transaction, and removes what is older still.</summary>
internal static class PruneObservations
{
    internal const string Place = "rollout_prune";

    public static async Task<bool> RunAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);
        var summed = FullHour(now - ObservationRetention.Minutes);
        while (await OldestAsync(session, summed, cancellationToken).ConfigureAwait(false) is { } hour)
        {
            if (!await AloneAsync(session, () => SumAsync(session, hour, cancellationToken), cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return await AloneAsync(
            session,
            async () =>
            {
                await DeleteAsync(session, CohortStatTable.TableName, "minute", now - ObservationRetention.Hours, cancellationToken).ConfigureAwait(false);
                await DeleteAsync(session, SubUnitTable.TableName, "hour", now - ObservationRetention.Hours, cancellationToken).ConfigureAwait(false);
                await DeleteAsync(session, ObservingNodeTable.TableName, "seen_at", now - ObservationRetention.Nodes, cancellationToken).ConfigureAwait(false);
                await ForgetPlacesAsync(session, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>False where another node is at it: it does all that is to be done, and nobody waits for it.</summary>
    private static Task<bool> AloneAsync(StoreSession session, Func<Task> work, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                if (session.Dialect.TryOneAtATimeSql(Place) is { } turn
                    && !(await session.Command(turn).RowsAsync(row => row.GetBoolean(0), cancellationToken).ConfigureAwait(false))[0])
                {
                    return false;
                }

                await work().ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    private static DateTimeOffset FullHour(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerHour));

    private static string NotFull(StoreSession session) =>
        session.Dialect.Types.IsPostgreSql ? "date_trunc('hour', minute, 'UTC') <> minute" : "minute % 3600000000 <> 0";

    /// <summary>The oldest hour that has minutes still, or null.</summary>
    private static async Task<DateTimeOffset?> OldestAsync(StoreSession session, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var found = await session.Command(
            $"SELECT minute FROM {CohortCommands.Table(session)} WHERE minute < @before AND {NotFull(session)} ORDER BY minute LIMIT 1")
            .With("before", session.Dialect.ToValue(before))
            .RowsAsync(row => session.Dialect.ReadInstant(row, 0), cancellationToken)
            .ConfigureAwait(false);
        return found.Count == 0 ? null : FullHour(found[0]);
    }

    // Read by the statement that removes them: what another adds in between is either in it or in what stays.
    private static async Task SumAsync(StoreSession session, DateTimeOffset hour, CancellationToken cancellationToken)
    {
        var minutes = await session.Command(
            $"DELETE FROM {CohortCommands.Table(session)} WHERE minute > @hour AND minute < @next RETURNING {CohortCommands.Columns}")
            .With("hour", session.Dialect.ToValue(hour))
            .With("next", session.Dialect.ToValue(hour.AddHours(1)))
            .RowsAsync(row => CohortCommands.Read(session.Dialect, row), cancellationToken)
            .ConfigureAwait(false);
        foreach (var cohort in minutes.GroupBy(row => row.Cohort with { Start = hour }).OrderBy(it => it.Key, CohortOrder.Instance))
        {
            var sums = cohort.Aggregate(CohortSums.Zero, (sum, row) => sum.Plus(row.Sums));
            await AddCohort.OpenAsync(session, cohort.Key, cancellationToken).ConfigureAwait(false);
            await AddCohort.RunAsync(session, cohort.Key, sums, cancellationToken).ConfigureAwait(false);
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
