using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Adds counts to a cohort's row. Histograms are bytes to the database: the row is held, read, and written as a whole.</summary>
internal static class AddCohort
{
    /// <summary>Whether they were added; not where the row is closed.</summary>
    public static async Task<bool> RunAsync(StoreSession session, CohortKey cohort, CohortSums sums, CancellationToken cancellationToken)
    {
        var held = await HoldOrMakeAsync(session, cohort, cancellationToken).ConfigureAwait(false);
        if (held is not { Reconciled: false })
        {
            return false;
        }

        await WriteAsync(session, cohort, held.Sums.Plus(sums), reconciled: false, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>The row, empty where there was none; nobody else can change it until the transaction ends.</summary>
    public static async Task<CohortRow?> HoldOrMakeAsync(StoreSession session, CohortKey cohort, CancellationToken cancellationToken)
    {
        if (await HoldAsync(session, cohort, cancellationToken).ConfigureAwait(false) is { } held)
        {
            return held;
        }

        await InsertAsync(session, cohort, cancellationToken).ConfigureAwait(false);
        return await HoldAsync(session, cohort, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets a row take counts again: an hour's, of which one minute was recounted.</summary>
    public static Task<int> OpenAsync(StoreSession session, CohortKey cohort, CancellationToken cancellationToken) =>
        session.Command($"UPDATE {CohortCommands.Table(session)} SET reconciled = @reconciled WHERE {CohortCommands.IsCohort}")
            .With(session.Dialect, cohort)
            .With("reconciled", false)
            .RunAsync(cancellationToken);

    /// <summary>The row, which nobody else can change until the transaction ends; null where there is none.</summary>
    public static async Task<CohortRow?> HoldAsync(StoreSession session, CohortKey cohort, CancellationToken cancellationToken)
    {
        var found = await session.Command(
            $"SELECT {CohortCommands.Columns} FROM {CohortCommands.Table(session)} WHERE {CohortCommands.IsCohort} {session.Dialect.ForUpdateSql}")
            .With(session.Dialect, cohort)
            .RowsAsync(row => CohortCommands.Read(session.Dialect, row), cancellationToken)
            .ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    public static Task<int> WriteAsync(StoreSession session, CohortKey cohort, CohortSums sums, bool reconciled, CancellationToken cancellationToken) =>
        session.Command(
            $"""
            UPDATE {CohortCommands.Table(session)}
            SET n = @n, done = @done, err = @err, cancelled = @cancelled, aborted = @aborted, cmp = @cmp, mism = @mism,
                hist_ack = @hist_ack, hist_result = @hist_result, reconciled = @reconciled
            WHERE {CohortCommands.IsCohort}
            """)
            .With(session.Dialect, cohort)
            .With(sums)
            .With("reconciled", reconciled)
            .RunAsync(cancellationToken);

    /// <summary>An empty row, unless another node has just made it.</summary>
    private static Task<int> InsertAsync(StoreSession session, CohortKey cohort, CancellationToken cancellationToken) =>
        session.Command(
            $"""
            INSERT INTO {CohortCommands.Table(session)} ({CohortCommands.Columns})
            VALUES (@key, @epoch, @endpoint, @minute, @arm, @n, @done, @err, @cancelled, @aborted, @cmp, @mism, @hist_ack, @hist_result, @reconciled)
            ON CONFLICT (key, epoch, endpoint, minute, arm) DO NOTHING
            """)
            .With(session.Dialect, cohort)
            .With(CohortSums.Zero)
            .With("reconciled", false)
            .RunAsync(cancellationToken);
}
