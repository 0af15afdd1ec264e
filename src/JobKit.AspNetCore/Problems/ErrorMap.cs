using System.Data.Common;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Which code tells of an exception, in a sentence that holds nothing of its text where that may be another's. Null: it is a fault, and not told here.</summary>
internal static class ErrorMap
{
    public static ProblemResult? Of(Exception exception) => exception switch
    {
        JobOwnerLimitException refused => new(ErrorCodes.UserJobLimit, $"You have {refused.Limit} unfinished {(refused.Limit == 1 ? "job" : "jobs")}; the limit is {refused.Limit}."),
        JobNotFoundException => JobProblems.NotFound,
        JobConflictException => new(ErrorCodes.IdempotencyMismatch, "The same key was sent with another request before. Send a new key with a new request."),
        JobStateException refused => new(CodeOf(refused), $"The job is {JobStatusText.Of(refused.Status)}. Nothing was changed."),
        JobStoreException or DbException or TimeoutException => new(ErrorCodes.StoreUnavailable, "Try again in a moment; a start that is repeated with its idempotency key makes no second job."),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => JobProblems.TooLarge,
        BadHttpRequestException => new(ErrorCodes.QueryInvalid, "The request was cut short or is no proper HTTP."),
        _ => MigrationErrors.Of(exception),
    };

    private static ErrorCode CodeOf(JobStateException refused) => refused.Verb switch
    {
        JobVerb.Reschedule => ErrorCodes.JobNotPending,
        JobVerb.Abandon => ErrorCodes.JobNotProcessing,
        _ => ErrorCodes.JobNotRetryable,
    };
}
