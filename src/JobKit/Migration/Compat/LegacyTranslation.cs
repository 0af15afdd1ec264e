using System.Text.Json.Nodes;

namespace JobKit.Migration;

/// <summary>A job in the words and shapes of a legacy endpoint. Pure: the same job is always answered the same.</summary>
internal static class LegacyTranslation
{
    /// <param name="contract">What was promised.</param>
    /// <param name="job">The job, or null where there is none.</param>
    /// <param name="caller">Whose request it is; a job is shown to its owner, and one without an owner to callers without a name.</param>
    /// <param name="estimate">When a live job will probably be done, or null.</param>
    /// <param name="json">How bodies are written.</param>
    public static LegacyAnswer Translate(LegacyContract contract, Job? job, string? caller, JobEstimate? estimate, LegacyJson json)
    {
        if (job is null || job.Hidden || !string.Equals(job.Owner, caller, StringComparison.Ordinal))
        {
            // Another's job is answered as none: that it exists is not told.
            return ErrorAnswers.NotFound(contract, json);
        }

        var answer = job.Status switch
        {
            JobStatus.Completed => Completed(contract, job, json),
            JobStatus.Failed => ErrorAnswers.Failed(contract, job, json),
            JobStatus.Cancelled => ErrorAnswers.Cancelled(contract, job, json),
            _ => Processing(contract, job, estimate, json),
        };
        return answer with { Headers = [.. answer.Headers, .. LegacyDeprecation.Headers(contract)] };
    }

    private static LegacyAnswer Completed(LegacyContract contract, Job job, LegacyJson json)
    {
        try
        {
            return new(LegacyOutcome.Completed, 200, json.Write(contract.Mapper!(job, json.Stored)));
        }
        catch (Exception error)
        {
            // Whatever the app's mapper throws; the job itself is done and stays so.
            return ErrorAnswers.Unreadable(contract, job, error, json);
        }
    }

    private static LegacyAnswer Processing(LegacyContract contract, Job job, JobEstimate? estimate, LegacyJson json)
    {
        var body = new JsonObject
        {
            ["status"] = contract.Statuses.Of(job.Status),
            ["message"] = "Your request is still processing",
            ["progress"] = job.Progress,
            ["jobId"] = job.Id.ToString(),
        };
        var answer = new LegacyAnswer(LegacyOutcome.Processing, contract.Wait.Then, json.Write(body));
        return contract.Wait.Then == 202
            ? answer.With("Location", contract.StatusUrlOf(job.Id)).With("Retry-After", AskAgain.Of(estimate))
            : answer;
    }
}
