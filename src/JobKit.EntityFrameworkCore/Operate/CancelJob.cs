using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Pending: cancelled at once. Processing: the request is noted. Ended: left alone (I33).</summary>
internal static class CancelJob
{
    public static Task<OperateReceipt> RunAsync(StoreSession session, JobId id, OperatorAction by, CancellationToken cancellationToken) =>
        JobAct.RunAsync(
            session,
            id,
            "job.cancel",
            by,
            job => job.Status switch
            {
                JobStatus.Pending => EndAsync(session, job, by, cancellationToken),
                JobStatus.Processing when !job.CancelRequested => AskAsync(session, job, by, cancellationToken),
                _ => Task.FromResult(new OperateReceipt(job.Status, false)),
            },
            cancellationToken);

    private static async Task<OperateReceipt> EndAsync(StoreSession session, Job job, OperatorAction by, CancellationToken cancellationToken)
    {
        var dialect = session.Dialect;
        var settled = await session.Command(
            $"""
            UPDATE {dialect.Tables.Jobs}
            SET status = 4, finished_at = {dialect.NowSql}, cancel_requested = TRUE, cancel_reason = @reason
            WHERE id = @id
            RETURNING {SettledColumns.Sql}
            """)
            .With("reason", by.Reason)
            .With("id", dialect.ToValue(job.Id))
            .WithNow(dialect)
            .RowsAsync(row => SettledColumns.Read(row, dialect, JobVerb.Cancel), cancellationToken)
            .ConfigureAwait(false);
        return new(JobStatus.Cancelled, true, settled[0]);
    }

    private static async Task<OperateReceipt> AskAsync(StoreSession session, Job job, OperatorAction by, CancellationToken cancellationToken)
    {
        var dialect = session.Dialect;
        await session.Command($"UPDATE {dialect.Tables.Jobs} SET cancel_requested = TRUE, cancel_reason = @reason WHERE id = @id")
            .With("reason", by.Reason)
            .With("id", dialect.ToValue(job.Id))
            .RunAsync(cancellationToken)
            .ConfigureAwait(false);
        return new(JobStatus.Processing, true);
    }
}
