using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Keeps a run's state as it is until the transaction ends, so that what the next statement counts is all there is.</summary>
internal static class LockRun
{
    /// <summary>Its state, or null where there is no such run.</summary>
    public static async Task<(BackfillState State, DateTimeOffset StartedAt)?> RunAsync(
        StoreSession session, string name, int run, bool locks, CancellationToken cancellationToken)
    {
        var found = await session.Command(
            $"SELECT state, started_at FROM {BackfillTables.Of(session).Runs} WHERE key = @key AND run = @run {(locks ? session.Dialect.ForUpdateSql : string.Empty)}")
            .With("key", name)
            .With("run", run)
            .RowsAsync(row => ((BackfillState)row.GetInt32(0), session.Dialect.ReadInstant(row, 1)), cancellationToken)
            .ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }
}
