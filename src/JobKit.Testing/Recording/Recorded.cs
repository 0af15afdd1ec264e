using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>Turns what was enqueued into what a store keeps. No defaults of an app apply: there is no app.</summary>
internal static class Recorded
{
    public static NewJob ToNewJob(object job, JobId id, EnqueueOptions options) => new()
    {
        Id = id,
        Type = NameOf(job.GetType()),
        Queue = options.Queue ?? "default",
        Priority = options.Priority ?? 0,
        Payload = JsonSerializer.Serialize(job, job.GetType()),
        ContentHash = JsonSerializer.Serialize(job, job.GetType()),
        Delay = options.Delay ?? TimeSpan.Zero,
        DueAt = options.DueAt,
        ExpiresAfter = options.ExpiresAfter,
        MaxAttempts = options.MaxAttempts ?? 5,
        Timeout = options.Timeout,
        Owner = options.Owner,
        Tenant = options.Tenant,
        CorrelationKey = options.CorrelationKey,
        UniqueKey = options.UniqueKey,
        LimitKey = options.LimitKey,
        LimitConcurrency = options.LimitConcurrency,
        Tags = options.Tags,
        ParentId = options.ParentId,
        Hidden = options.Hidden,
        Metadata = options.Metadata,
    };

    private static string NameOf(Type type) =>
        type.GetCustomAttribute<JobTypeAttribute>()?.Name ?? Regex.Replace(
            type.Name,
            "(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])",
            "-",
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)).ToLowerInvariant();
}
