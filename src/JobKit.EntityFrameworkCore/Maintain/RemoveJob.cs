namespace JobKit.EntityFrameworkCore;

/// <summary>Removes one ended job with its attempts.</summary>
internal static class RemoveJob
{
    /// <summary>Whether there was one.</summary>
    public static Task<bool> RunAsync(StoreSession session, JobId id, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                var tables = session.Dialect.Tables;
                var value = session.Dialect.ToValue(id);
                var removed = await session
                    .Command($"DELETE FROM {tables.Jobs} WHERE id = @id AND status IN ({Number.Completed}, {Number.Failed}, {Number.Cancelled})")
                    .With("id", value)
                    .RunAsync(cancellationToken)
                    .ConfigureAwait(false);
                if (removed == 0)
                {
                    return false;
                }

                await session.Command($"DELETE FROM {tables.Attempts} WHERE job_id = @id").With("id", value).RunAsync(cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
}
