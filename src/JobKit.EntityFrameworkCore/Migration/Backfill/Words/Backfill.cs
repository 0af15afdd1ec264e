using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>Says what a backfill reads; <c>AddBackfill</c> adds it to the app.</summary>
public static class Backfill
{
    /// <summary>Begins with the rows of an entity, read in pages in the order of their key.</summary>
    /// <typeparam name="TContext">A context that the app has registered.</typeparam>
    /// <typeparam name="TEntity">The entity.</typeparam>
    /// <typeparam name="TKey">Its key: <see cref="int"/>, <see cref="long"/>, <see cref="Guid"/> or <see cref="string"/>, unique and indexed.</typeparam>
    /// <param name="rows">The rows, filters that never change included: <c>(AppDbContext db) =&gt; db.Storybooks</c>.</param>
    /// <param name="key">The key: <c>book =&gt; book.Id</c>.</param>
    /// <exception cref="ArgumentException">The key is of another type.</exception>
    public static BackfillRows<TContext, TEntity, TKey> From<TContext, TEntity, TKey>(
        Func<TContext, IQueryable<TEntity>> rows, Expression<Func<TEntity, TKey>> key)
        where TContext : DbContext
        where TEntity : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(key);
        KeyText<TKey>.Check(nameof(key));
        return new(new(rows, key, null));
    }
}
