using System.Linq.Expressions;
using JobKit.Migration;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>An entity's rows by key: a page, some, all in numbers.</summary>
/// <param name="rows">Those that the backfill is about.</param>
/// <param name="key">Their key.</param>
/// <param name="missing">Which of them still need it, or null for all.</param>
internal sealed class EntityRows<TContext, TEntity, TKey>(
    Func<TContext, IQueryable<TEntity>> rows, Expression<Func<TEntity, TKey>> key, Expression<Func<TEntity, bool>>? missing)
    where TContext : DbContext
    where TEntity : class
    where TKey : notnull
{
    // Below every provider's bound on parameters.
    private const int AtOnce = 500;

    private readonly KeyExpressions<TEntity, TKey> _keys = new(key);
    private readonly Func<TEntity, TKey> _key = key.Compile();

    public EntityRows<TContext, TEntity, TKey> OnlyWhere(Expression<Func<TEntity, bool>> condition) =>
        new(rows, key, missing is null ? condition : Both(missing, condition));

    public string KeyOf(TEntity row) => KeyText<TKey>.Write(_key(row));

    /// <summary>Those behind one key and up to another, in order.</summary>
    public Task<List<TEntity>> PageAsync(
        TContext context, string? after, string? upTo, int limit, bool onlyMissing, CancellationToken cancellationToken) =>
        Between(Rows(context, onlyMissing), after, upTo).AsTracking().OrderBy(key).Take(limit).ToListAsync(cancellationToken);

    /// <summary>Those with these keys.</summary>
    public async Task<List<TEntity>> AmongAsync(
        TContext context, IReadOnlyCollection<string> keys, bool onlyMissing, CancellationToken cancellationToken)
    {
        var found = new List<TEntity>(keys.Count);
        foreach (var some in keys.Chunk(AtOnce))
        {
            var among = _keys.Among([.. some.Select(KeyText<TKey>.Read)]);
            found.AddRange(await Rows(context, onlyMissing).AsTracking().Where(among).ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        return found;
    }

    /// <summary>The one with this key, as a query.</summary>
    public IQueryable<TEntity> One(TContext context, string key) => rows(context).Where(_keys.Among([KeyText<TKey>.Read(key)]));

    /// <summary>How many need it, and the last key of each of some ranges with about as many of them.</summary>
    public async Task<BackfillExtent> MeasureAsync(TContext context, int ranges, int leastRows, CancellationToken cancellationToken)
    {
        var all = Rows(context, onlyMissing: true);
        var last = await all.OrderByDescending(key).Select(key).Take(1).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (last.Count == 0)
        {
            return new(0, []);
        }

        var high = KeyText<TKey>.Write(last[0]);
        var count = await Between(all, null, high).LongCountAsync(cancellationToken).ConfigureAwait(false);
        var parts = Math.Clamp((count + leastRows - 1) / leastRows, 1, ranges);
        var bounds = new List<string>();
        for (var step = (int)Math.Min(count / parts, int.MaxValue); bounds.Count < parts - 1;)
        {
            var next = await Between(all, bounds.LastOrDefault(), high).OrderBy(key).Select(key).Skip(step - 1).Take(1)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            if (next.Count == 0 || KeyText<TKey>.Write(next[0]) == high)
            {
                break;
            }

            bounds.Add(KeyText<TKey>.Write(next[0]));
        }

        return new(count, [.. bounds, high]);
    }

    private IQueryable<TEntity> Rows(TContext context, bool onlyMissing) => onlyMissing && missing is not null ? rows(context).Where(missing) : rows(context);

    private IQueryable<TEntity> Between(IQueryable<TEntity> query, string? after, string? upTo)
    {
        query = after is null ? query : query.Where(_keys.After(KeyText<TKey>.Read(after)));
        return upTo is null ? query : query.Where(_keys.UpTo(KeyText<TKey>.Read(upTo)));
    }

    private static Expression<Func<TEntity, bool>> Both(Expression<Func<TEntity, bool>> left, Expression<Func<TEntity, bool>> right) =>
        Expression.Lambda<Func<TEntity, bool>>(
            Expression.AndAlso(left.Body, new ParameterSwap(right.Parameters[0], left.Parameters[0]).Visit(right.Body)), left.Parameters);
}
