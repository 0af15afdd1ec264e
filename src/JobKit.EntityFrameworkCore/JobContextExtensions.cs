using JobKit.Migration;
using JobKit.Storage;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>Completes a job together with its handler's own changes.</summary>
public static class JobContextExtensions
{
    /// <summary>Saves the context's changes and completes the job in one transaction: both are written, or neither.</summary>
    /// <remarks>
    /// With an open transaction, the context's or an ambient one, both are written in it, and the handler commits it; without one, in an own
    /// one through the context's execution strategy. The context must be of the database that keeps the jobs.
    /// Commit an open one soon: until then the lease may not get longer, and the attempt may write neither a checkpoint nor children.
    /// </remarks>
    /// <param name="context">The attempt.</param>
    /// <param name="db">The context with the handler's changes.</param>
    /// <param name="result">The job's result, or null.</param>
    /// <param name="cancellationToken">Stops it; then nothing was written, unless the commit had begun.</param>
    /// <exception cref="JobStoreException">There is an ambient transaction, and the database cannot join it (SQLite): nothing was written.</exception>
    /// <exception cref="ShadowEffectDeniedException">It is a shadow job, and the context's work is not rolled back: nothing was written.</exception>
    /// <exception cref="JobLeaseLostException">The lease was not held: nothing was written, and an open transaction must be rolled back.</exception>
    public static Task CompleteWithAsync(
        this JobContext context, DbContext db, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(db);
        if (context.IsShadow() && Isolation.Of(db) is null)
        {
            throw new ShadowEffectDeniedException(
                $"A shadow job tried to complete with {db.GetType().Name}, whose work nobody rolls back, so nothing was written. Isolate it with AddJobMigration(m => m.IsolateShadow<{db.GetType().Name}>()).");
        }

        var dialect = ContextDialect.Of(db, ContextJobs.Of(db).Clock);
        return context.CompleteInTransactionAsync(
            result,
            (lease, json, token) => CompleteInContext.RunAsync(
                db,
                dialect,
                new Settlement { JobId = lease.JobId, Epoch = lease.Epoch, Verb = JobVerb.Complete, Result = json },
                token),
            cancellationToken);
    }
}
