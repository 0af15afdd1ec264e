namespace JobKit;

/// <summary>Wraps every attempt: resolved from the attempt's scope, outermost first in the order of registration.</summary>
public interface IJobMiddleware
{
    /// <summary>Runs around the rest of the attempt. Not calling <paramref name="next"/> completes the job without its handler.</summary>
    Task InvokeAsync(JobContext context, JobAttemptDelegate next, CancellationToken cancellationToken);
}
