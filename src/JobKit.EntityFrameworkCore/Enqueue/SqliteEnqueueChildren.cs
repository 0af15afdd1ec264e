using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Enqueues children while the parent's lease is held: looked up and written in one transaction (I18).</summary>
internal static class SqliteEnqueueChildren
{
    public static Task<IReadOnlyList<EnqueueReceipt>?> RunAsync(
        StoreSession session, JobLease parent, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken) =>
        session.InTransactionAsync<IReadOnlyList<EnqueueReceipt>?>(
            async () =>
            {
                var held = await session.Command(
                    $"SELECT 1 FROM {session.Dialect.Tables.Jobs} WHERE id = @id AND status = 1 AND epoch = @epoch")
                    .With("id", session.Dialect.ToValue(parent.JobId))
                    .With("epoch", parent.Epoch)
                    .RowsAsync(row => row.GetInt32(0), cancellationToken)
                    .ConfigureAwait(false);
                return held.Count == 0
                    ? null
                    : await SqliteEnqueue.RunAsync(session, jobs, EnqueueMode.AllOrNone, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
}
