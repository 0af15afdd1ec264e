using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>GET <c>/{jobId}/events</c>: the job's state now and whenever it changes, until its end.</summary>
internal sealed class FollowJob(OwnJobs own, JobView view, StreamSeats seats, JobStream stream)
{
    public async Task<IResult> RunAsync(string jobId, HttpContext context)
    {
        if (await own.FindAsync(jobId, JobOperations.Read, context).ConfigureAwait(false) is not { } job)
        {
            return JobProblems.NotFound;
        }

        string? known = context.Request.Headers["Last-Event-ID"];
        if (job.IsTerminal && known == JobTag.Of(view.Of(job)))
        {
            // A browser that is told so does not come back.
            return TypedResults.NoContent();
        }

        if (seats.TryTake(CallerFeature.Of(context).Owner) is not { } seat)
        {
            return StreamRefusal.Of(context);
        }

        using (seat)
        {
            await stream.RunAsync(job, known, context).ConfigureAwait(false);
            return TypedResults.Empty;
        }
    }
}
