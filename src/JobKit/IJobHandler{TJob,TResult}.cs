namespace JobKit;

/// <summary>Does the work of one job type and gives a result, which is stored with the job.</summary>
/// <remarks>As <see cref="IJobHandler{TJob}"/>.</remarks>
/// <typeparam name="TJob">The payload.</typeparam>
/// <typeparam name="TResult">The result, stored as JSON, 1 MB at most by default.</typeparam>
public interface IJobHandler<in TJob, TResult>
    where TJob : notnull
{
    /// <summary>Runs one attempt.</summary>
    Task<TResult> HandleAsync(TJob job, JobContext context, CancellationToken cancellationToken);
}
