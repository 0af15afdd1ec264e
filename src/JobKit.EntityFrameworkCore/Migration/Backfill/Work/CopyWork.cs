using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore;

/// <summary>Copies rows into another context.</summary>
internal sealed class CopyWork<TEntity, TKey, TTargetContext, TTarget>(
    EntityRows<TTargetContext, TTarget, TKey> target, Func<TEntity, TTarget> transform, string[] compare) : RowWork<TEntity>
    where TEntity : class
    where TKey : notnull
    where TTargetContext : DbContext
    where TTarget : class
{
    public override bool WritesRows => true;

    public override bool WritesJobs => false;

    public override DbContext Target(IServiceProvider scope, DbContext own) => scope.GetRequiredService<TTargetContext>();

    public override object Make(RowFrame frame, string key, TEntity row)
    {
        var made = transform(row) ?? throw new InvalidOperationException("The transform gave null. Give a row, or take this one out with Where().");
        return target.KeyOf(made) is var given && given == key
            ? made
            : throw new InvalidOperationException($"The transform gave the key {given} to the row {key}. Keep the key, or nothing tells that the row is there.");
    }

    public override async Task WriteRowsAsync(DbContext context, IReadOnlyList<MadeRow<TEntity>> rows, CancellationToken cancellationToken)
    {
        var there = (await target.AmongAsync((TTargetContext)context, [.. rows.Select(row => row.Key)], false, cancellationToken).ConfigureAwait(false))
            .Select(target.KeyOf).ToHashSet(StringComparer.Ordinal);
        context.ChangeTracker.Clear();
        context.AddRange(rows.Where(row => !there.Contains(row.Key)).Select(row => row.Made));
    }

    public override BackfillRow? Expected(RowFrame frame, string key, TEntity row, DbContext context) =>
        new(key, Values(context, Make(frame, key, row)));

    public override Task<IReadOnlyList<BackfillRow>> ActualAsync(
        StoreSession session, RowFrame frame, IReadOnlyList<(string Key, TEntity Row)> rows, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A copy is found by its own keys.");

    public override async Task<BackfillPage> TargetPageAsync(
        DbContext context, string? after, string? upTo, int limit, CancellationToken cancellationToken)
    {
        var page = await target.PageAsync((TTargetContext)context, after, upTo, limit, false, cancellationToken).ConfigureAwait(false);
        return new([.. page.Select(row => Row(context, row))], page.Count == 0 ? null : target.KeyOf(page[^1]));
    }

    public override async Task<IReadOnlyList<BackfillRow>> TargetAmongAsync(
        DbContext context, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        [.. (await target.AmongAsync((TTargetContext)context, keys, false, cancellationToken).ConfigureAwait(false)).Select(row => Row(context, row))];

    private BackfillRow Row(DbContext context, TTarget row) => new(target.KeyOf(row), Values(context, row));

    // Tokens that the database renews at each write can never be equal.
    private Dictionary<string, string?> Values(DbContext context, object row) =>
        context.Model.FindEntityType(typeof(TTarget))!.GetProperties()
            .Where(property => property.PropertyInfo is not null
                && (compare.Length == 0
                    ? property is { IsConcurrencyToken: false, ValueGenerated: not ValueGenerated.OnAddOrUpdate }
                    : compare.Contains(property.Name, StringComparer.Ordinal)))
            .ToDictionary(property => property.Name, property => ValueText.Of(property.PropertyInfo!.GetValue(row)), StringComparer.Ordinal);
}
