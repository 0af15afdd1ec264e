using JobKit.Migration;
using JobKit.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="BackfillRows{TContext, TEntity, TKey}.EnqueueMissing"/>
internal sealed class EnqueueMissingDefinition<TContext, TEntity, TKey>(
    EntityRows<TContext, TEntity, TKey> rows, Action<TEntity, MissingJobs> jobs) : BackfillDefinition
    where TContext : DbContext
    where TEntity : class
    where TKey : notnull
{
    private const int Batch = 100;

    internal override void SetDefaults(BackfillOptions options)
    {
        options.ChunkRows ??= Math.Min(Batch, options.MaxChunkRows ?? Batch);
        options.MaxChunkRows ??= Math.Max(Batch, options.ChunkRows.Value);
    }

    internal override IBackfillSource Create(IServiceProvider services, string name, BackfillOptions options) =>
        new EntityBackfill<TContext, TEntity, TKey>(
            name, options, rows, new EnqueueMissingWork<TEntity>(services.GetRequiredService<IJobFactory>(), jobs), ActivatorUtilities.CreateInstance<BackfillParts>(services));
}
