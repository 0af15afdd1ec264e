using JobKit.Migration;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes a chunk: in one transaction with its checkpoint, or before it.</summary>
internal interface IChunkWriter
{
    /// <summary>Some rows, all or none; gives the jobs that a worker may take once they are committed.</summary>
    Task<IReadOnlyList<NewJob>> WriteAsync<TEntity>(RowWork<TEntity> work, IReadOnlyList<MadeRow<TEntity>> rows, CancellationToken cancellationToken)
        where TEntity : class;

    /// <summary>Null where the range is another's by now: then the chunk is taken back, or found there by whoever repeats it.</summary>
    Task<BackfillState?> CheckpointAsync(BackfillCheckpoint checkpoint, CancellationToken cancellationToken);

    Task<IReadOnlyList<BackfillReject>> RejectsAsync(string name, string? after, int limit, CancellationToken cancellationToken);
}
