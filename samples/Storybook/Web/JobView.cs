using System.Text.Json;
using System.Text.Json.Nodes;
using JobKit;

namespace Storybook;

/// <summary>A job as clients see it.</summary>
internal sealed record JobView(
    string JobId, string Type, string Status, int Progress, string? CurrentStep, DateTime? EstimatedCompletion, JsonNode? Result,
    string? Error, string? ErrorCode, string? Reason, int Attempt, int MaxAttempts, bool CancelRequested,
    DateTime CreatedAt, DateTime? StartedAt, DateTime? CompletedAt)
{
    public static JobView Of(Job job, DateTimeOffset now) => new(
        job.Id.ToString(),
        job.Type == "storybook.create" ? "storybook" : job.Type,
        NameOf(job.Status),
        job.Status == JobStatus.Completed ? 100 : job.Progress,
        job.Step,
        EstimateOf(job, now),
        job.Result is { } result ? JsonNode.Parse(result) : null,
        ErrorOf(job),
        CodeOf(job),
        job.FailureReason is { } reason ? JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()) : job.CancelReason,
        job.Attempt,
        job.MaxAttempts,
        job.CancelRequested,
        job.CreatedAt.UtcDateTime,
        job.StartedAt?.UtcDateTime,
        job.FinishedAt?.UtcDateTime);

    /// <summary>A sentence that gives nothing away: what an exception said stays in the database.</summary>
    public static string? ErrorOf(Job job) => job.Status switch
    {
        JobStatus.Cancelled => "The storybook was cancelled.",
        JobStatus.Failed when job.FailureReason == JobFailureReason.TimedOut => "The storybook took too long. Start it again to go on from there.",
        JobStatus.Failed => "The storybook could not be made. Start it again to go on from there.",
        _ => null,
    };

    public static string? CodeOf(Job job) => job.Status switch
    {
        JobStatus.Cancelled => "JOB_CANCELLED",
        JobStatus.Failed when job.FailureReason == JobFailureReason.TimedOut => "JOB_TIMEOUT",
        JobStatus.Failed => "JOB_FAILED",
        _ => null,
    };

    /// <summary>
    /// As fast as it went so far, once there is something to go by. Not <see cref="IJobQueue.Estimate"/>, which knows how long an attempt
    /// takes: this job's attempts are short looks at its book.
    /// </summary>
    private static DateTime? EstimateOf(Job job, DateTimeOffset now) =>
        job.IsTerminal || job.Progress < 10 ? null : (now + ((now - job.CreatedAt) * (100 - job.Progress) / job.Progress)).UtcDateTime;

    private static string NameOf(JobStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}
