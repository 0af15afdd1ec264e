using JobKit.Migration;
using JobKit.Storage;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>One transaction after the other, the checkpoint last: what is repeated is found by its id, so at least once becomes once.</summary>
/// <remarks>They never overlap, because two contexts may have one SQLite file.</remarks>
internal sealed class ApartWriter(DbContext target, BackfillParts parts) : IChunkWriter
{
    public async Task<IReadOnlyList<NewJob>> WriteAsync<TEntity>(
        RowWork<TEntity> work, IReadOnlyList<MadeRow<TEntity>> rows, CancellationToken cancellationToken)
        where TEntity : class
    {
        var stored = work.WritesJobs
            ? await parts.CallAsync(session => work.WriteJobsAsync(session, rows, cancellationToken), cancellationToken).ConfigureAwait(false)
            : [];
        parts.Report.Committed(stored);
        if (!work.WritesRows)
        {
            return [];
        }

        try
        {
            await work.WriteRowsAsync(target, rows, cancellationToken).ConfigureAwait(false);
            await target.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            target.ChangeTracker.Clear();
            throw;
        }

        return [];
    }

    public Task<BackfillState?> CheckpointAsync(BackfillCheckpoint checkpoint, CancellationToken cancellationToken) =>
        parts.Store.CheckpointAsync(checkpoint, cancellationToken);

    public Task<IReadOnlyList<BackfillReject>> RejectsAsync(string name, string? after, int limit, CancellationToken cancellationToken) =>
        parts.Store.ReadRejectsAsync(name, after, limit, cancellationToken);
}
