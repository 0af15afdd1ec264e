using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>The frame of each act on one job: read it and keep others from it, decide, change it, audit, all in one transaction.</summary>
internal static class JobAct
{
    /// <param name="session">Where.</param>
    /// <param name="id">Which job.</param>
    /// <param name="action">What, as the audit calls it.</param>
    /// <param name="by">Who and why.</param>
    /// <param name="act">Changes the job and answers; the answer says whether there is anything to audit.</param>
    /// <param name="cancellationToken">Stops it; nothing was done then.</param>
    /// <param name="told">What the audit tells of before and after; the statuses where it is null.</param>
    public static Task<OperateReceipt> RunAsync(
        StoreSession session,
        JobId id,
        string action,
        OperatorAction by,
        Func<Job, Task<OperateReceipt>> act,
        CancellationToken cancellationToken,
        Func<Job, (string Before, string After)>? told = null) =>
        session.InTransactionAsync(
            async () =>
            {
                var dialect = session.Dialect;
                var found = await session.Command(
                    $"SELECT {JobColumns.Sql} FROM {dialect.Tables.Jobs} WHERE id = @id {dialect.ForUpdateSql}")
                    .With("id", dialect.ToValue(id))
                    .RowsAsync(row => JobColumns.Read(row, dialect), cancellationToken)
                    .ConfigureAwait(false);
                if (found.Count == 0)
                {
                    return new OperateReceipt(null, false);
                }

                var receipt = await act(found[0]).ConfigureAwait(false);
                if (receipt.Changed)
                {
                    var (before, after) = told is null ? (WriteAudit.Text(found[0].Status), WriteAudit.Text(receipt.Status!.Value)) : told(found[0]);
                    await WriteAudit.RunAsync(session, by, action, id.ToString(), before, after, cancellationToken).ConfigureAwait(false);
                }

                return receipt;
            },
            cancellationToken);
}
