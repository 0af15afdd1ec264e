using System.Text;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>GET <c>/{jobId}/result</c>: the bare result, or why there is none.</summary>
internal sealed class ReadResult(OwnJobs own, JobAnswer answer)
{
    public async Task<IResult> RunAsync(string jobId, HttpContext context)
    {
        var job = await own.FindAsync(jobId, JobOperations.Read, context).ConfigureAwait(false);
        return job switch
        {
            null => JobProblems.NotFound,
            { Status: JobStatus.Completed } => TypedResults.Text(job.Result ?? "null", "application/json", Encoding.UTF8),
            { IsTerminal: false } => answer.Of(job, context, StatusCodes.Status202Accepted),
            _ => new ProblemResult(CodeOf(job), JobEnds.Sentence(job)!),
        };
    }

    private static ErrorCode CodeOf(Job job) => job switch
    {
        { Status: JobStatus.Cancelled } => ErrorCodes.JobCancelled,
        { FailureReason: JobFailureReason.TimedOut } => ErrorCodes.JobTimeout,
        _ => ErrorCodes.JobFailed,
    };
}
