using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>GET of one job's status, at once or when it has changed.</summary>
internal sealed class ReadJob(OwnJobs own, JobWait wait, JobAnswer answer)
{
    public async Task<IResult> RunAsync(string jobId, HttpContext context)
    {
        if (await own.FindAsync(jobId, JobOperations.Read, context).ConfigureAwait(false) is not { } found)
        {
            return JobProblems.NotFound;
        }

        var (job, refusal) = await wait.ForChangeAsync(found, context).ConfigureAwait(false);
        return refusal ?? (job is null ? JobProblems.NotFound : answer.Of(job, context));
    }
}
