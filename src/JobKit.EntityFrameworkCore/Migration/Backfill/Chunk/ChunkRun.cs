using JobKit.Migration;
using JobKit.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore;

/// <summary>One chunk, told in its steps: read, make, write, checkpoint.</summary>
internal sealed class ChunkRun<TContext, TEntity, TKey>(
    EntityRows<TContext, TEntity, TKey> rows, RowWork<TEntity> work, BackfillOptions options, BackfillParts parts, BackfillChunk chunk)
    where TContext : DbContext
    where TEntity : class
    where TKey : notnull
{
    private readonly RowFrame _frame = new(chunk.Range.Name, chunk.Range.Run, chunk.StartedAt);
    private readonly List<NewJob> _stored = [];
    private ChunkRows _chunk = new([]);
    private Dialect? _dialect;

    public async Task<BackfillChunkResult> RunAsync(CancellationToken cancellationToken)
    {
        var scope = parts.Scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var context = scope.ServiceProvider.GetRequiredService<TContext>();
            var target = work.Target(scope.ServiceProvider, context);
            if (!BackfillHome.Has(target))
            {
                _dialect = BackfillHome.DialectOf(target, parts.Clock);
                return await ThroughAsync(context, new ApartWriter(target, parts), cancellationToken).ConfigureAwait(false);
            }

            _dialect = ContextDialect.Of(target, parts.Clock);
            var done = await target.Database.CreateExecutionStrategy()
                .ExecuteAsync(token => JoinedAsync(context, target, token), cancellationToken)
                .ConfigureAwait(false);
            if (done.Written)
            {
                parts.Report.Committed(_stored);
            }

            return done;
        }
    }

    private async Task<BackfillChunkResult> JoinedAsync(TContext context, DbContext target, CancellationToken cancellationToken)
    {
        // Nothing of a try before this one is left.
        context.ChangeTracker.Clear();
        target.ChangeTracker.Clear();
        _stored.Clear();
        var transaction = await target.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var session = new StoreSession(_dialect!, target.Database.GetDbConnection(), transaction.GetDbTransaction());
            var done = await ThroughAsync(context, new JoinedWriter(target, transaction, session), cancellationToken).ConfigureAwait(false);
            if (done.Written)
            {
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }

            return done;
        }
    }

    private async Task<BackfillChunkResult> ThroughAsync(TContext context, IChunkWriter writer, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(context, writer, cancellationToken).ConfigureAwait(false);
        await WriteAsync(context, writer, page, cancellationToken).ConfigureAwait(false);
        var checkpoint = _chunk.Checkpoint(chunk, options.MaxRejects);
        return await writer.CheckpointAsync(checkpoint, cancellationToken).ConfigureAwait(false) is { } state
            ? new(true, _chunk.Keys.Count, _chunk.Rejects.Count, checkpoint.Cursor, state)
            : new(false, 0, 0, chunk.Range.Cursor, BackfillState.Running);
    }

    private async Task<List<TEntity>> ReadAsync(TContext context, IChunkWriter writer, CancellationToken cancellationToken)
    {
        var range = chunk.Range;
        if (range.IsRetry)
        {
            var rejects = await writer.RejectsAsync(range.Name, range.Cursor, chunk.Rows, cancellationToken).ConfigureAwait(false);
            _chunk = new([.. rejects.Select(reject => reject.Key)]);
            return await rows.AmongAsync(context, _chunk.Keys, onlyMissing: true, cancellationToken).ConfigureAwait(false);
        }

        var page = await rows.PageAsync(context, range.Cursor, range.High, chunk.Rows, onlyMissing: true, cancellationToken).ConfigureAwait(false);
        _chunk = new([.. page.Select(rows.KeyOf)]);
        return page;
    }

    private async Task WriteAsync(TContext context, IChunkWriter writer, List<TEntity> page, CancellationToken cancellationToken)
    {
        var made = new List<MadeRow<TEntity>>(page.Count);
        foreach (var row in page)
        {
            var key = rows.KeyOf(row);
            try
            {
                made.Add(new(key, row, work.Make(_frame, key, row)));
            }
            catch (Exception error) when (PassingFaults.IsRows(error, _dialect, cancellationToken))
            {
                if (IsEndedBy(key, error))
                {
                    break;
                }
            }
        }

        try
        {
            _stored.AddRange(made.Count == 0 ? [] : await writer.WriteAsync(work, made, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (PassingFaults.IsRows(error, _dialect, cancellationToken))
        {
            await OneByOneAsync(context, writer, cancellationToken).ConfigureAwait(false);
        }
    }

    // The database refused some row among them: each is read anew and written alone, and those that cannot be are put aside.
    private async Task OneByOneAsync(TContext context, IChunkWriter writer, CancellationToken cancellationToken)
    {
        _chunk.Forget();
        foreach (var key in _chunk.Keys)
        {
            try
            {
                foreach (var row in await rows.AmongAsync(context, [key], onlyMissing: true, cancellationToken).ConfigureAwait(false))
                {
                    MadeRow<TEntity> made = new(key, row, work.Make(_frame, key, row));
                    _stored.AddRange(await writer.WriteAsync(work, [made], cancellationToken).ConfigureAwait(false));
                }
            }
            catch (Exception error) when (PassingFaults.IsRows(error, _dialect, cancellationToken))
            {
                if (IsEndedBy(key, error))
                {
                    break;
                }
            }
        }
    }

    // With more rejects than stop the backfill, the rows behind are left for when it is resumed.
    private bool IsEndedBy(string key, Exception error)
    {
        _chunk.Reject(key, error);
        if (chunk.Range.IsRetry || _chunk.Rejects.Count <= options.MaxRejects)
        {
            return false;
        }

        _chunk.EndWith(key);
        return true;
    }
}
