namespace JobKit.EntityFrameworkCore;

/// <summary>Keeps a holder's checkpoint, under its epoch (I18).</summary>
internal static class WriteCheckpoint
{
    public static Task<bool> RunAsync(StoreSession session, JobLease lease, string? checkpoint, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () => await session.Command(
                $"UPDATE {session.Dialect.Tables.Jobs} SET checkpoint = @checkpoint WHERE id = @id AND status = 1 AND epoch = @epoch")
                .With("checkpoint", checkpoint)
                .With("id", session.Dialect.ToValue(lease.JobId))
                .With("epoch", lease.Epoch)
                .RunAsync(cancellationToken)
                .ConfigureAwait(false) == 1,
            cancellationToken);
}
