using System.Data.Common;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Failed or cancelled: pending again from attempt 0, with the epoch raised, so that nothing of before can write (I23).</summary>
internal static class RetryJob
{
    private const string UniqueViolation = "23505";

    public static async Task<OperateReceipt> RunAsync(StoreSession session, JobId id, OperatorAction by, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(session, id, by, KeyIfFree(session.Dialect.Tables), cancellationToken).ConfigureAwait(false);
        }
        catch (DbException error) when (error.SqlState == UniqueViolation)
        {
            // A live job that this statement could not see yet has committed with the key meanwhile: the key is that job's.
            return await RunAsync(session, id, by, "NULL", cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task<OperateReceipt> RunAsync(
        StoreSession session, JobId id, OperatorAction by, string uniqueKey, CancellationToken cancellationToken) =>
        JobAct.RunAsync(
            session,
            id,
            "job.retry",
            by,
            async job =>
            {
                if (!JobLifecycle.Allows(job.Status, JobVerb.Retry))
                {
                    return new OperateReceipt(job.Status, false);
                }

                var dialect = session.Dialect;
                // An expiry that has passed would end it again at once.
                await session.Command(
                    $"""
                    UPDATE {dialect.Tables.Jobs} AS job
                    SET status = 0, due_at = {dialect.NowSql}, attempt = 0, abandon_count = 0, epoch = epoch + 1, progress = 0, step = NULL,
                        cancel_requested = FALSE, cancel_reason = NULL, failure_reason = NULL, finished_at = NULL,
                        expires_at = CASE WHEN expires_at <= {dialect.NowSql} THEN NULL ELSE expires_at END,
                        unique_key = {uniqueKey}
                    WHERE id = @id
                    """)
                    .With("id", dialect.ToValue(id))
                    .WithNow(dialect)
                    .RunAsync(cancellationToken)
                    .ConfigureAwait(false);
                return new OperateReceipt(JobStatus.Pending, true, Queue: job.Queue);
            },
            cancellationToken);

    private static string KeyIfFree(Tables tables) =>
        $"""
        CASE WHEN EXISTS (
            SELECT 1 FROM {tables.Jobs} AS other
            WHERE other.type = job.type AND other.unique_key = job.unique_key AND other.finished_at IS NULL)
            THEN NULL ELSE unique_key END
        """;
}
