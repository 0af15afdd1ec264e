namespace JobKit.EntityFrameworkCore;

/// <summary>What a verification compares of a job.</summary>
internal static class JobValues
{
    public static Dictionary<string, string?> Of(CompletedJobRow made, string? link) => Values(
        made.Job.Id, made.Job.Type, JobStatus.Completed, made.Job.Owner, made.Job.Tenant, made.Job.Payload, made.Result, made.CreatedAt, made.FinishedAt, link);

    public static Dictionary<string, string?> Of(Job job, string? link) => Values(
        job.Id, job.Type, job.Status, job.Owner, job.Tenant, job.Payload, job.Result, job.CreatedAt, job.FinishedAt, link);

    private static Dictionary<string, string?> Values(
        JobId id,
        string type,
        JobStatus status,
        string? owner,
        string? tenant,
        string payload,
        string? result,
        DateTimeOffset createdAt,
        DateTimeOffset? finishedAt,
        string? link) => new(StringComparer.Ordinal)
        {
            ["job"] = id.ToString(),
            ["type"] = type,
            ["status"] = status.ToString(),
            ["owner"] = owner,
            ["tenant"] = tenant,
            ["payload"] = payload,
            ["result"] = result,
            ["createdAt"] = ValueText.Of(createdAt),
            ["finishedAt"] = ValueText.Of(finishedAt),
            ["link"] = link?.ToLowerInvariant(),
        };
}
