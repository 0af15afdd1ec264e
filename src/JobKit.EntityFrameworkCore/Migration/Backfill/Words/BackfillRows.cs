using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>The rows of a backfill, and what is to become of them.</summary>
/// <typeparam name="TContext">Their context.</typeparam>
/// <typeparam name="TEntity">Their entity.</typeparam>
/// <typeparam name="TKey">Their key.</typeparam>
public sealed class BackfillRows<TContext, TEntity, TKey>
    where TContext : DbContext
    where TEntity : class
    where TKey : notnull
{
    private readonly EntityRows<TContext, TEntity, TKey> _rows;

    internal BackfillRows(EntityRows<TContext, TEntity, TKey> rows) => _rows = rows;

    /// <summary>Only rows that still need it: <c>image =&gt; image.Thumbnail == null</c>. Asked again at each page and by each start; several must all hold.</summary>
    public BackfillRows<TContext, TEntity, TKey> Where(Expression<Func<TEntity, bool>> missing)
    {
        ArgumentNullException.ThrowIfNull(missing);
        return new(_rows.OnlyWhere(missing));
    }

    /// <summary>Each row gets a completed job with the row's own times, as if JobKit had done its work then. A job that is there already stays.</summary>
    /// <param name="job">What the job was. What it throws rejects the row.</param>
    public BackfillDefinition CompletedJobs(Func<TEntity, CompletedJob> job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new CompletedJobsDefinition<TContext, TEntity, TKey>(_rows, job, null);
    }

    /// <summary>As the other, and writes the job's id into the row in the same transaction; takes only rows without one.</summary>
    /// <param name="job">What the job was. What it throws rejects the row.</param>
    /// <param name="link">The property for the job's id: <c>book =&gt; book.JobId</c>.</param>
    /// <exception cref="ArgumentException">The link is no property that can be set.</exception>
    public BackfillDefinition CompletedJobs(Func<TEntity, CompletedJob> job, Expression<Func<TEntity, Guid?>> link)
    {
        ArgumentNullException.ThrowIfNull(job);
        var known = EntityLink<TEntity>.Of(link, id => (Guid?)id.Value, value => value?.ToString("D"));
        return new CompletedJobsDefinition<TContext, TEntity, TKey>(_rows.OnlyWhere(known.Missing), job, known);
    }

    /// <inheritdoc cref="CompletedJobs(Func{TEntity, CompletedJob}, Expression{Func{TEntity, Guid?}})"/>
    public BackfillDefinition CompletedJobs(Func<TEntity, CompletedJob> job, Expression<Func<TEntity, string?>> link)
    {
        ArgumentNullException.ThrowIfNull(job);
        var known = EntityLink<TEntity>.Of(link, id => id.ToString(), value => value);
        return new CompletedJobsDefinition<TContext, TEntity, TKey>(_rows.OnlyWhere(known.Missing), job, known);
    }

    /// <summary>Enqueues the work that rows still miss, in batches of 100. It may be started again and again: what is live stays one job.</summary>
    /// <param name="jobs">Adds the row's jobs. What it throws rejects the row.</param>
    public BackfillDefinition EnqueueMissing(Action<TEntity, MissingJobs> jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        return new EnqueueMissingDefinition<TContext, TEntity, TKey>(_rows, jobs);
    }

    /// <summary>Copies each row into another context, changed on the way; a row whose key is there already stays.</summary>
    /// <typeparam name="TTargetContext">A context that the app has registered.</typeparam>
    /// <typeparam name="TTarget">Its entity.</typeparam>
    /// <param name="target">The rows there: <c>(NewDbContext db) =&gt; db.Analyses</c>.</param>
    /// <param name="key">Their key, the same as the source's.</param>
    /// <param name="transform">Makes the new row. What it throws rejects the row.</param>
    /// <param name="compare">The names of the properties that a verification compares; all that are columns where none are named.</param>
    public BackfillDefinition CopyTo<TTargetContext, TTarget>(
        Func<TTargetContext, DbSet<TTarget>> target, Expression<Func<TTarget, TKey>> key, Func<TEntity, TTarget> transform, params string[] compare)
        where TTargetContext : DbContext
        where TTarget : class
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(transform);
        return new CopyDefinition<TContext, TEntity, TKey, TTargetContext, TTarget>(
            _rows, new(target, key, null), transform, compare);
    }
}
