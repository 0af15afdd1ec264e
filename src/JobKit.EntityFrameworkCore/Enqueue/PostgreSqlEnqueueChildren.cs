using JobKit.Storage;
using static JobKit.EntityFrameworkCore.Number;

namespace JobKit.EntityFrameworkCore;

/// <summary>Enqueues children under the parent's row lock, which keeps the lease from being settled or swept until they are committed.</summary>
internal sealed class PostgreSqlEnqueueChildren(PostgreSqlText text, PostgreSqlEnqueue enqueue)
{
    public string Sql { get; } =
        $"SELECT j.id FROM {text.Tables.Jobs} j WHERE j.id = @id AND j.status = {Processing} AND j.epoch = @epoch FOR UPDATE";

    public Task<IReadOnlyList<EnqueueReceipt>?> ExecuteAsync(
        StoreSession session, JobLease parent, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () => await IsHeldAsync(session, parent, cancellationToken).ConfigureAwait(false)
                ? await enqueue.ExecuteAsync(session, jobs, EnqueueMode.AllOrNone, cancellationToken).ConfigureAwait(false)
                : null,
            cancellationToken);

    private async Task<bool> IsHeldAsync(StoreSession session, JobLease parent, CancellationToken cancellationToken)
    {
        var held = await session.Command(Sql)
            .With("id", parent.JobId.Value)
            .With("epoch", parent.Epoch)
            .RowsAsync(reader => reader.GetGuid(0), cancellationToken)
            .ConfigureAwait(false);
        return held.Count > 0;
    }
}
