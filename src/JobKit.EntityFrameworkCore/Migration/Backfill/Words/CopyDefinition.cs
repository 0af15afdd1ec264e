using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="BackfillRows{TContext, TEntity, TKey}.CopyTo"/>
internal sealed class CopyDefinition<TContext, TEntity, TKey, TTargetContext, TTarget>(
    EntityRows<TContext, TEntity, TKey> rows, EntityRows<TTargetContext, TTarget, TKey> target, Func<TEntity, TTarget> transform, string[] compare)
    : BackfillDefinition
    where TContext : DbContext
    where TEntity : class
    where TKey : notnull
    where TTargetContext : DbContext
    where TTarget : class
{
    internal override IBackfillSource Create(IServiceProvider services, string name, BackfillOptions options) =>
        new EntityBackfill<TContext, TEntity, TKey>(
            name,
            options,
            rows,
            new CopyWork<TEntity, TKey, TTargetContext, TTarget>(target, transform, compare),
            ActivatorUtilities.CreateInstance<BackfillParts>(services));
}
