using JobKit.Migration;
using JobKit.Storage;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>What a backfill makes of rows, and writes.</summary>
internal abstract class RowWork<TEntity>
    where TEntity : class
{
    /// <summary>Whether it writes into the app's tables.</summary>
    public abstract bool WritesRows { get; }

    /// <summary>Whether it writes jobs.</summary>
    public virtual bool WritesJobs => true;

    /// <summary>The context that is written to; the rows' own by default.</summary>
    public virtual DbContext Target(IServiceProvider scope, DbContext own) => own;

    /// <summary>What a row becomes. It writes nothing; its exception is the row's own fault.</summary>
    public abstract object Make(RowFrame frame, string key, TEntity row);

    /// <summary>Writes their jobs where these are not there yet; gives those that a worker may take.</summary>
    public virtual Task<IReadOnlyList<NewJob>> WriteJobsAsync(
        StoreSession session, IReadOnlyList<MadeRow<TEntity>> rows, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<NewJob>>([]);

    /// <summary>Writes into the app's tables, or changes what the context tracks; the caller saves it.</summary>
    public virtual Task WriteRowsAsync(DbContext target, IReadOnlyList<MadeRow<TEntity>> rows, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What should be there for a row; null where that is none of the backfill's business.</summary>
    public abstract BackfillRow? Expected(RowFrame frame, string key, TEntity row, DbContext target);

    /// <summary>What is there for these rows.</summary>
    public abstract Task<IReadOnlyList<BackfillRow>> ActualAsync(
        StoreSession session, RowFrame frame, IReadOnlyList<(string Key, TEntity Row)> rows, CancellationToken cancellationToken);

    /// <summary>A page of what is there in the target's own order, where no jobs are written.</summary>
    public virtual Task<BackfillPage> TargetPageAsync(
        DbContext target, string? after, string? upTo, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Some of what is there by key.</summary>
    public virtual Task<IReadOnlyList<BackfillRow>> TargetAmongAsync(DbContext target, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Whether all rows are compared, or only those that still miss something.</summary>
    public virtual bool VerifiesOnlyMissing => false;
}
