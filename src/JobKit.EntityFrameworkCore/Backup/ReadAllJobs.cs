using System.Data.Common;
using System.Globalization;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Every job as it was at one moment, by id, a page at a time, in a transaction that only reads and holds no writer up.</summary>
internal static class ReadAllJobs
{
    public static async Task<int> RunAsync(
        StoreSession session, int pageSize, Func<IReadOnlyList<StoredJob>, Task> page, CancellationToken cancellationToken)
    {
        await session.Command(session.Dialect.SnapshotSql).RunAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (JobId? after = null; ;)
            {
                var jobs = await ReadAsync(session, after, pageSize, cancellationToken).ConfigureAwait(false);
                if (jobs.Count > 0)
                {
                    await page(jobs).ConfigureAwait(false);
                }

                if (jobs.Count < pageSize)
                {
                    return await session.Dialect.ReadVersionAsync(session, JobsSchema.Feature.Name, cancellationToken).ConfigureAwait(false) ?? 0;
                }

                after = jobs[^1].Job.Id;
            }
        }
        finally
        {
            await EndAsync(session).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<StoredJob>> ReadAsync(StoreSession session, JobId? after, int limit, CancellationToken cancellationToken)
    {
        var dialect = session.Dialect;
        var command = session.Command(string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT {JobColumns.Sql}, content_hash FROM {dialect.Tables.Jobs}{(after is null ? "" : " WHERE id > @after")} ORDER BY id LIMIT {limit}"));
        return await (after is { } last ? command.With("after", dialect.ToValue(last)) : command)
            .RowsAsync(row => new StoredJob(JobColumns.Read(row, dialect), row.GetString(JobColumns.Count)), cancellationToken)
            .ConfigureAwait(false);
    }

    private static async Task EndAsync(StoreSession session)
    {
        try
        {
            await session.Command("ROLLBACK").RunAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // The connection is gone, and the transaction with it; what ended it is on its way to the caller.
        }
    }
}
