namespace JobKit.AspNetCore;

/// <summary>A job as operators see it: its type by its own name, and whose it is.</summary>
internal sealed class AdminJobView(JobView view)
{
    public AdminJobBody Of(Job job)
    {
        var own = view.Of(job);
        return new()
        {
            JobId = job.Id,
            Type = job.Type,
            Status = job.Status,
            Queue = job.Queue,
            Priority = job.Priority,
            Owner = job.Owner,
            CorrelationKey = job.CorrelationKey,
            Tags = job.Tags,
            Shadow = job.Hidden,
            Progress = job.Progress,
            CurrentStep = job.Step,
            EstimatedCompletion = own.EstimatedCompletion,
            Error = own.Error,
            ErrorCode = own.ErrorCode,
            Reason = job.FailureReason,
            Attempt = job.Attempt,
            MaxAttempts = job.MaxAttempts,
            CancelRequested = job.CancelRequested,
            DueAt = job.DueAt,
            CreatedAt = job.CreatedAt,
            StartedAt = job.StartedAt,
            CompletedAt = job.FinishedAt,
        };
    }
}
