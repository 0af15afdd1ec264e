using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="BackfillRows{TContext, TEntity, TKey}.CompletedJobs(Func{TEntity, CompletedJob})"/>
internal sealed class CompletedJobsDefinition<TContext, TEntity, TKey>(
    EntityRows<TContext, TEntity, TKey> rows, Func<TEntity, CompletedJob> job, EntityLink<TEntity>? link) : BackfillDefinition
    where TContext : DbContext
    where TEntity : class
    where TKey : notnull
{
    internal override IBackfillSource Create(IServiceProvider services, string name, BackfillOptions options) =>
        new EntityBackfill<TContext, TEntity, TKey>(
            name,
            options,
            rows,
            new CompletedJobsWork<TEntity>(
                ActivatorUtilities.CreateInstance<CompletedJobRows>(services), job, (context, key) => rows.One((TContext)context, key), link),
            ActivatorUtilities.CreateInstance<BackfillParts>(services));
}
