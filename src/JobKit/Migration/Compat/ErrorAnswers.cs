using System.Text.Json.Nodes;

namespace JobKit.Migration;

/// <summary>The error answers of a contract.</summary>
internal static class ErrorAnswers
{
    private const string StoreRetrySeconds = "5";

    public static LegacyAnswer NotFound(LegacyContract contract, LegacyJson json) =>
        Answer(contract, LegacyOutcome.NotFound, 404, new(contract.Statuses.Of(JobStatus.Failed), "JOB_NOT_FOUND", "Job not found"), json);

    /// <summary>The seed documents answer a failed job as one that still runs; clients then wait for ever.</summary>
    public static LegacyAnswer Failed(LegacyContract contract, Job job, LegacyJson json)
    {
        var timedOut = job.FailureReason == JobFailureReason.TimedOut;
        var (code, message) = timedOut ? ("JOB_TIMEOUT", "The request took too long") : ("JOB_FAILED", "The request could not be processed");
        return Answer(contract, LegacyOutcome.Failed, contract.FailedStatus, Error(contract, job, code, message), json);
    }

    public static LegacyAnswer Cancelled(LegacyContract contract, Job job, LegacyJson json) =>
        Answer(contract, LegacyOutcome.Cancelled, contract.CancelledStatus, Error(contract, job, "JOB_CANCELLED", "The request was cancelled"), json);

    public static LegacyAnswer Unreadable(LegacyContract contract, Job job, Exception fault, LegacyJson json)
    {
        var error = new LegacyError(contract.Statuses.Of(JobStatus.Failed), "RESULT_UNREADABLE", "The result cannot be shown", job.Id);
        return Answer(contract, LegacyOutcome.Unreadable, 500, error, json) with { Fault = fault };
    }

    public static LegacyAnswer Unavailable(LegacyContract contract, Exception fault, LegacyJson json)
    {
        var error = new LegacyError(contract.Statuses.Of(JobStatus.Failed), "STORE_UNAVAILABLE", "The request could not be taken. Send it again");
        return (Answer(contract, LegacyOutcome.Unavailable, 503, error, json) with { Fault = fault }).With("Retry-After", StoreRetrySeconds);
    }

    public static LegacyAnswer Mismatch(LegacyContract contract, LegacyJson json)
    {
        var error = new LegacyError(contract.Statuses.Of(JobStatus.Failed), "IDEMPOTENCY_MISMATCH", "The Idempotency-Key was used with another request");
        return Answer(contract, LegacyOutcome.Mismatch, 422, error, json);
    }

    private static LegacyError Error(LegacyContract contract, Job job, string code, string message) =>
        new(contract.Statuses.Of(job.Status), code, message, job.Id) { Cause = job.Error };

    private static LegacyAnswer Answer(LegacyContract contract, LegacyOutcome outcome, int statusCode, LegacyError error, LegacyJson json)
    {
        try
        {
            return new(outcome, statusCode, json.Write(contract.ErrorShape?.Invoke(error) ?? Default(error)));
        }
        catch (Exception fault)
        {
            // The app's own shape threw: the client gets the default one, not the app's exception.
            return new(outcome, statusCode, json.Write(Default(error))) { Fault = fault };
        }
    }

    private static JsonObject Default(LegacyError error)
    {
        var body = new JsonObject { ["status"] = error.Status, ["error"] = error.Message, ["code"] = error.Code };
        if (error.JobId is { } id)
        {
            body["jobId"] = id.ToString();
        }

        return body;
    }
}
