using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Processing: taken from its holder, whose epoch is worth nothing from then on.</summary>
internal static class AbandonJob
{
    public static Task<OperateReceipt> RunAsync(
        StoreSession session, JobId id, int maxAbandons, OperatorAction by, CancellationToken cancellationToken) =>
        JobAct.RunAsync(
            session,
            id,
            "job.abandon",
            by,
            async job =>
            {
                if (!JobLifecycle.Allows(job.Status, JobVerb.Abandon))
                {
                    return new OperateReceipt(job.Status, false);
                }

                var dialect = session.Dialect;
                await session.Command(TakeBack.AttemptSql(dialect, "id = @id"))
                    .With("id", dialect.ToValue(id))
                    .With("verb", (short)JobVerb.Abandon)
                    .WithNow(dialect)
                    .RunAsync(cancellationToken)
                    .ConfigureAwait(false);
                await session.Command($"UPDATE {dialect.Tables.Jobs} SET epoch = epoch + 1, {TakeBack.Sql(dialect)} WHERE id = @id")
                    .With("max", maxAbandons)
                    .With("id", dialect.ToValue(id))
                    .WithNow(dialect)
                    .RunAsync(cancellationToken)
                    .ConfigureAwait(false);
                return await AnswerAsync(session, id, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    private static async Task<OperateReceipt> AnswerAsync(StoreSession session, JobId id, CancellationToken cancellationToken)
    {
        var now = await GetJob.RunAsync(session, id, null, cancellationToken).ConfigureAwait(false);
        if (!now!.IsTerminal)
        {
            return new(now.Status, true, Queue: now.Queue);
        }

        var settled = await session.Command($"SELECT {SettledColumns.Sql} FROM {session.Dialect.Tables.Jobs} WHERE id = @id")
            .With("id", session.Dialect.ToValue(id))
            .RowsAsync(row => SettledColumns.Read(row, session.Dialect, JobVerb.Abandon), cancellationToken)
            .ConfigureAwait(false);
        return new(now.Status, true, settled[0]);
    }
}
