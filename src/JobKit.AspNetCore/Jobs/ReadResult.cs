using System.Text;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>GET <c>/{jobId}/result</c>: the bare result, or why there is none; at once or when the job has ended.</summary>
internal sealed class ReadResult(OwnJobs own, JobWait wait, JobAnswer answer)
{
    public async Task<IResult> RunAsync(string jobId, HttpContext context)
    {
        if (await own.FindAsync(jobId, JobOperations.Read, context).ConfigureAwait(false) is not { } found)
        {
            return JobProblems.NotFound;
        }

        var (job, refusal) = await wait.ForEndAsync(found, context).ConfigureAwait(false);
        return refusal ?? job switch
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
