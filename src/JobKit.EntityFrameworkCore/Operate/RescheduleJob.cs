using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Pending: due at another instant.</summary>
internal static class RescheduleJob
{
    public static Task<OperateReceipt> RunAsync(
        StoreSession session, JobId id, DateTimeOffset dueAt, OperatorAction by, CancellationToken cancellationToken) =>
        JobAct.RunAsync(
            session,
            id,
            "job.reschedule",
            by,
            async job =>
            {
                if (!JobLifecycle.Allows(job.Status, JobVerb.Reschedule))
                {
                    return new OperateReceipt(job.Status, false);
                }

                await session.Command($"UPDATE {session.Dialect.Tables.Jobs} SET due_at = @due WHERE id = @id")
                    .With("due", session.Dialect.ToValue(dueAt))
                    .With("id", session.Dialect.ToValue(id))
                    .RunAsync(cancellationToken)
                    .ConfigureAwait(false);
                return new OperateReceipt(JobStatus.Pending, true, Queue: job.Queue);
            },
            cancellationToken,
            job => (WriteAudit.Text(job.DueAt), WriteAudit.Text(dueAt)));
}
