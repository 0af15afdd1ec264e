using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>GET of one job's status.</summary>
internal sealed class ReadJob(OwnJobs own, JobAnswer answer)
{
    public async Task<IResult> RunAsync(string jobId, HttpContext context) =>
        await own.FindAsync(jobId, JobOperations.Read, context).ConfigureAwait(false) is { } job ? answer.Of(job, context) : JobProblems.NotFound;
}
