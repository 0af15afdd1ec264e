namespace JobKit.AspNetCore;

/// <summary>A job as its owner may see it: nothing of an exception, nothing of the worker.</summary>
internal sealed class JobView(IJobQueue queue, JobAliases aliases, TimeProvider clock)
{
    public JobBody Of(Job job) => new()
    {
        JobId = job.Id,
        Type = aliases.Shown(job.Type),
        Status = job.Status,
        Progress = job.Progress,
        CurrentStep = job.Step,
        EstimatedCompletion = Estimated(job),
        Result = job.Result is { } result ? new RawJson(result) : null,
        Error = JobEnds.Sentence(job),
        ErrorCode = JobEnds.Code(job),
        Reason = job.FailureReason,
        Attempt = job.Attempt,
        MaxAttempts = job.MaxAttempts,
        CancelRequested = job.CancelRequested,
        CreatedAt = job.CreatedAt,
        StartedAt = job.StartedAt,
        CompletedAt = job.FinishedAt,
    };

    /// <summary>When half of such jobs were done, and once that is over, nine of ten; null where the past says nothing any more.</summary>
    private DateTimeOffset? Estimated(Job job)
    {
        if (queue.Estimate(job) is not { } estimate)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var median = job.CreatedAt + estimate.Median;
        var late = job.CreatedAt + estimate.P90;
        return median > now ? median : late > now ? late : null;
    }
}
