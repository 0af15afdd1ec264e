using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Failed or cancelled: pending again from attempt 0, with the epoch raised, so that nothing of before can write (I23).</summary>
internal static class RetryJob
{
    public static Task<OperateReceipt> RunAsync(StoreSession session, JobId id, OperatorAction by, CancellationToken cancellationToken) =>
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
                        cancel_requested = FALSE, cancel_reason = NULL, failure_reason = NULL, finished_at = NULL, expires_at = NULL,
                        unique_key = CASE WHEN EXISTS (
                            SELECT 1 FROM {dialect.Tables.Jobs} AS other
                            WHERE other.type = job.type AND other.unique_key = job.unique_key AND other.finished_at IS NULL)
                            THEN NULL ELSE unique_key END
                    WHERE id = @id
                    """)
                    .With("id", dialect.ToValue(id))
                    .WithNow(dialect)
                    .RunAsync(cancellationToken)
                    .ConfigureAwait(false);
                return new OperateReceipt(JobStatus.Pending, true, Queue: job.Queue);
            },
            cancellationToken);
}
