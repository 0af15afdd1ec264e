using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Leases a range that nobody works on, by the store's clock; each lease has a higher term.</summary>
internal static class LeaseRange
{
    public static Task<BackfillLease> RunAsync(
        StoreSession session, string name, int run, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                if (await LockRun.RunAsync(session, name, run, locks: false, cancellationToken).ConfigureAwait(false) is not { } found)
                {
                    return new BackfillLease(BackfillState.NotStarted);
                }

                var open = await ReadBackfills.OpenAsync(session, name, run, owner, cancellationToken).ConfigureAwait(false);
                if (found.State == BackfillState.Running)
                {
                    foreach (var free in open.Where(range => !range.Leased))
                    {
                        // Another may have come first, under the same term; then the next one is tried.
                        if (await TakeAsync(session, free, owner, duration, cancellationToken).ConfigureAwait(false) == 1)
                        {
                            return new BackfillLease(found.State, free with { Term = free.Term + 1, Leased = true }, open.Count, found.StartedAt);
                        }
                    }
                }

                return new BackfillLease(found.State, null, open.Count, found.StartedAt);
            },
            cancellationToken);

    /// <summary>Ends a lease early, where it is still the same.</summary>
    public static Task<int> ReleaseAsync(StoreSession session, BackfillRange range, CancellationToken cancellationToken) =>
        session.Command(
            $"""
            UPDATE {BackfillTables.Of(session).Ranges} SET lease_owner = NULL, lease_until = NULL
            WHERE key = @key AND range = @range AND run = @run AND term = @term
            """)
            .With("key", range.Name)
            .With("range", range.Index)
            .With("run", range.Run)
            .With("term", range.Term)
            .RunAsync(cancellationToken);

    private static Task<int> TakeAsync(
        StoreSession session, BackfillRange range, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        session.Command(
            $"""
            UPDATE {BackfillTables.Of(session).Ranges}
            SET lease_owner = @owner, lease_until = {session.Dialect.NowSql} + @duration, term = term + 1
            WHERE key = @key AND range = @range AND run = @run AND term = @term AND state = 0
            """)
            .With("owner", owner)
            .With("duration", session.Dialect.ToValue(duration))
            .With("key", range.Name)
            .With("range", range.Index)
            .With("run", range.Run)
            .With("term", range.Term)
            .WithNow(session.Dialect)
            .RunAsync(cancellationToken);
}
