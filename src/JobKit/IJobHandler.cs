namespace JobKit;

/// <summary>Does the work of one job type that has no result.</summary>
/// <remarks>
/// One instance per attempt, from its own service scope. It may run more than once for a job (at-least-once): make outside effects
/// repeatable with <see cref="JobContext.IdempotencyKey"/>. Throwing lets the retry policy decide; <see cref="JobRejectedException"/> fails
/// the job at once. The token is cancelled at the timeout, on a cancel request, when the lease is lost, and at shutdown.
/// </remarks>
/// <typeparam name="TJob">The payload.</typeparam>
public interface IJobHandler<in TJob>
    where TJob : notnull
{
    /// <summary>Runs one attempt.</summary>
    Task HandleAsync(TJob job, JobContext context, CancellationToken cancellationToken);
}
