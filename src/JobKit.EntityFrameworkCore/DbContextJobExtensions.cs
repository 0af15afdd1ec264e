using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>Enqueues jobs in a context's own transaction: a job exists if, and only if, the app's other changes do.</summary>
public static class DbContextJobExtensions
{
    /// <summary>Adds a job to what the next <c>SaveChanges</c> writes; workers hear of it after the commit.</summary>
    /// <exception cref="InvalidOperationException">The job has a unique key or an owner with a limit, which need <see cref="EnqueueAsync"/>;
    /// or the context was not registered with the app's background jobs.</exception>
    /// <exception cref="JobTypeNotRegisteredException">The payload's class was not registered.</exception>
    /// <exception cref="JobPayloadException">The payload cannot be serialised or is over the limit.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static JobId Enqueue<TJob>(this DbContext db, TJob job, EnqueueOptions? options = null)
        where TJob : notnull
    {
        ArgumentNullException.ThrowIfNull(db);
        var app = ContextJobs.Of(db);
        var made = app.Factory.Create(job, options);
        db.Add(TrackedRows.Make(made, app.Clock.GetUtcNow()));
        return made.Id;
    }

    /// <summary>Writes a job at once, in the context's open transaction and savepoint where there is one, else in one of its own.</summary>
    /// <exception cref="JobConflictException">The id is taken by a job with other content.</exception>
    /// <exception cref="JobOwnerLimitException">The owner has as many live jobs as allowed.</exception>
    /// <exception cref="JobStoreException">The open transaction cannot be written to, or cannot be joined; the message says why.</exception>
    /// <exception cref="InvalidOperationException">The context was not registered with the app's background jobs.</exception>
    public static async Task<EnqueueResult> EnqueueAsync<TJob>(
        this DbContext db, TJob job, EnqueueOptions? options = null, CancellationToken cancellationToken = default)
        where TJob : notnull
    {
        ArgumentNullException.ThrowIfNull(db);
        var app = ContextJobs.Of(db);
        var made = app.Factory.Create(job, options);
        var receipt = await EnqueueInContext.RunAsync(db, made, app, cancellationToken).ConfigureAwait(false);
        return app.Report.Answer(made, receipt);
    }
}
