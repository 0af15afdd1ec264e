using JobKit.Migration;
using JobKit.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Everything in one transaction of the app's context, whose database has JobKit's tables too.</summary>
internal sealed class JoinedWriter(DbContext target, IDbContextTransaction transaction, StoreSession session) : IChunkWriter
{
    private const string Savepoint = "jobkit_backfill";

    public async Task<IReadOnlyList<NewJob>> WriteAsync<TEntity>(
        RowWork<TEntity> work, IReadOnlyList<MadeRow<TEntity>> rows, CancellationToken cancellationToken)
        where TEntity : class
    {
        // One bad row must not cost the others their transaction.
        await transaction.CreateSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<NewJob> stored;
        try
        {
            stored = await work.WriteJobsAsync(session, rows, cancellationToken).ConfigureAwait(false);
            if (work.WritesRows)
            {
                await work.WriteRowsAsync(target, rows, cancellationToken).ConfigureAwait(false);
                await target.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            await transaction.RollbackToSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
            target.ChangeTracker.Clear();
            throw;
        }

        await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        return stored;
    }

    public Task<BackfillState?> CheckpointAsync(BackfillCheckpoint checkpoint, CancellationToken cancellationToken) =>
        WriteBackfillCheckpoint.RunAsync(session, checkpoint, cancellationToken);

    public Task<IReadOnlyList<BackfillReject>> RejectsAsync(string name, string? after, int limit, CancellationToken cancellationToken) =>
        WriteRejects.ReadAsync(session, name, after, limit, cancellationToken);
}
