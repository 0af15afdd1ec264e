using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore;

/// <summary>A backfill over an entity of the app's.</summary>
internal sealed class EntityBackfill<TContext, TEntity, TKey>(
    string name, BackfillOptions options, EntityRows<TContext, TEntity, TKey> rows, RowWork<TEntity> work, BackfillParts parts) : IBackfillSource
    where TContext : DbContext
    where TEntity : class
    where TKey : notnull
{
    public string Name => name;

    public BackfillOptions Options => options;

    public Task<BackfillExtent> MeasureAsync(int ranges, CancellationToken cancellationToken) =>
        WithAsync((context, _) => rows.MeasureAsync(context, ranges, options.MinChunkRows, cancellationToken));

    public Task<BackfillChunkResult> RunAsync(BackfillChunk chunk, CancellationToken cancellationToken) =>
        new ChunkRun<TContext, TEntity, TKey>(rows, work, options, parts, chunk).RunAsync(cancellationToken);

    public Task<BackfillPreview> PreviewAsync(string? after, int limit, CancellationToken cancellationToken) => WithAsync(async (context, _) =>
    {
        var page = await rows.PageAsync(context, after, null, limit, onlyMissing: true, cancellationToken).ConfigureAwait(false);
        var tried = new ChunkRows([.. page.Select(rows.KeyOf)]);
        foreach (var row in page)
        {
            try
            {
                work.Make(new(name, 0, parts.Clock.GetUtcNow()), rows.KeyOf(row), row);
            }
            catch (Exception error) when (PassingFaults.IsRows(error, null, cancellationToken))
            {
                tried.Reject(rows.KeyOf(row), error);
            }
        }

        return new BackfillPreview(page.Count, tried.Keys.Count == 0 ? null : tried.Keys[^1], tried.Rejects);
    });

    public Task<BackfillPage> ReadAsync(BackfillSide side, string? after, string? upTo, int limit, CancellationToken cancellationToken) =>
        WithAsync(async (context, target) =>
        {
            if (side == BackfillSide.Target && !work.WritesJobs)
            {
                return await work.TargetPageAsync(target, after, upTo, limit, cancellationToken).ConfigureAwait(false);
            }

            var page = await rows.PageAsync(context, after, upTo, limit, work.VerifiesOnlyMissing, cancellationToken).ConfigureAwait(false);
            var seen = await SeenAsync(side, target, page, cancellationToken).ConfigureAwait(false);
            return new BackfillPage(seen, page.Count == 0 ? null : rows.KeyOf(page[^1]));
        });

    public Task<IReadOnlyList<BackfillRow>> FindAsync(BackfillSide side, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        WithAsync(async (context, target) =>
        {
            if (side == BackfillSide.Target && !work.WritesJobs)
            {
                return await work.TargetAmongAsync(target, keys, cancellationToken).ConfigureAwait(false);
            }

            var found = await rows.AmongAsync(context, keys, work.VerifiesOnlyMissing, cancellationToken).ConfigureAwait(false);
            return await SeenAsync(side, target, found, cancellationToken).ConfigureAwait(false);
        });

    // A rejected row cannot be made into anything, so it is no row of either side; the report counts it apart.
    private async Task<IReadOnlyList<BackfillRow>> SeenAsync(
        BackfillSide side, DbContext target, List<TEntity> page, CancellationToken cancellationToken)
    {
        var frame = await FrameAsync(cancellationToken).ConfigureAwait(false);
        var expected = new List<(BackfillRow Row, TEntity Entity)>();
        foreach (var row in page)
        {
            try
            {
                if (work.Expected(frame, rows.KeyOf(row), row, target) is { } should)
                {
                    expected.Add((should, row));
                }
            }
            catch (Exception error) when (PassingFaults.IsRows(error, null, cancellationToken))
            {
                continue;
            }
        }

        return side == BackfillSide.Source
            ? [.. expected.Select(one => one.Row)]
            : await parts.CallAsync(
                session => work.ActualAsync(session, frame, [.. expected.Select(one => (one.Row.Key, one.Entity))], cancellationToken), cancellationToken)
                .ConfigureAwait(false);
    }

    private async Task<RowFrame> FrameAsync(CancellationToken cancellationToken)
    {
        var runs = await parts.Store.ReadAsync(cancellationToken).ConfigureAwait(false);
        return runs.FirstOrDefault(run => run.Name == name) is { } run ? new(name, run.Run, run.StartedAt) : new(name, 0, parts.Clock.GetUtcNow());
    }

    private async Task<T> WithAsync<T>(Func<TContext, DbContext, Task<T>> call)
    {
        var scope = parts.Scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var context = scope.ServiceProvider.GetRequiredService<TContext>();
            return await call(context, work.Target(scope.ServiceProvider, context)).ConfigureAwait(false);
        }
    }
}
