using System.Globalization;

namespace JobKit.EntityFrameworkCore;

/// <summary>Removes jobs that ended long enough ago, oldest first, with their attempts.</summary>
internal static class SqlitePrune
{
    public static Task<int> RunAsync(StoreSession session, JobStatus status, TimeSpan age, int limit, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                var tables = session.Dialect.Tables;
                var before = (long)session.Dialect.NowValue! - EpochMicroseconds.From(age);
                var old = string.Create(
                    CultureInfo.InvariantCulture,
                    $"FROM {tables.Jobs} WHERE status = {(int)status} AND finished_at < @before ORDER BY finished_at, rowid LIMIT @limit");
                await session.Command($"DELETE FROM {tables.Attempts} WHERE job_id IN (SELECT id {old})")
                    .With("before", before).With("limit", limit)
                    .RunAsync(cancellationToken)
                    .ConfigureAwait(false);
                return await session.Command($"DELETE FROM {tables.Jobs} WHERE rowid IN (SELECT rowid {old})")
                    .With("before", before).With("limit", limit)
                    .RunAsync(cancellationToken)
                    .ConfigureAwait(false);
            },
            cancellationToken);
}
