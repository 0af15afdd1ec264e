using JobKit.Storage;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <inheritdoc cref="IJobFactory"/>
internal sealed class JobFactory(
    JobTypeRegistry types, JobSerializer serializer, EnqueueRefusals refusals, IOptionsMonitor<JobOptions> defaults, TimeProvider clock) : IJobFactory
{
    /// <summary>The queue of jobs that nobody gave another.</summary>
    public const string DefaultQueue = "default";

    private static readonly EnqueueOptions NoOptions = new();

    public NewJob Create<TJob>(TJob job, EnqueueOptions? options = null)
        where TJob : notnull
    {
        ArgumentNullException.ThrowIfNull(job);
        var given = options ?? NoOptions;
        EnqueueChecks.Check(given);

        var type = types.Get(job.GetType(), typeof(TJob));
        var queue = given.Queue ?? type.Options.Queue ?? DefaultQueue;
        if (!type.IsSystem && ReservedNames.Queue("EnqueueOptions.Queue", given.Queue, "Set it to another queue's name, or remove it for the type's queue.") is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        return Build(type, queue, Payload(type, queue, job), given, defaults.CurrentValue);
    }

    private string Payload(JobTypeDefinition type, string queue, object job)
    {
        try
        {
            return serializer.SerializePayload(type, job);
        }
        catch (JobPayloadException)
        {
            refusals.Note(queue, type.Name, RefusalOutcome.Payload);
            throw;
        }
    }

    private NewJob Build(JobTypeDefinition type, string queue, string payload, EnqueueOptions given, JobOptions app) => new()
    {
        Id = given.Id ?? JobId.New(clock),
        Type = type.Name,
        Queue = queue,
        Priority = app.UsePriority ? given.Priority ?? type.Options.Priority ?? 0 : 0,
        Payload = payload,
        ContentHash = ContentHash.Of(type.Name, payload, given),
        Delay = given.Delay ?? TimeSpan.Zero,
        DueAt = given.DueAt is { } dueAt ? Microseconds(dueAt) : null,
        ExpiresAfter = given.ExpiresAfter,
        MaxAttempts = given.MaxAttempts ?? type.Options.MaxAttempts ?? app.MaxAttempts,
        Timeout = given.Timeout ?? type.Options.Timeout ?? app.Timeout,
        Owner = given.Owner,
        OwnerLimit = given is { Owner: not null, Hidden: false } ? app.MaxPerOwner : null,
        Tenant = given.Tenant,
        CorrelationKey = given.CorrelationKey,
        UniqueKey = given.UniqueKey,
        LimitKey = given.LimitKey,
        LimitConcurrency = given.LimitConcurrency,
        Tags = given.Tags.Count == 0 ? [] : [.. given.Tags.Distinct(StringComparer.Ordinal)],
        TraceParent = JobKitActivity.TraceParent(enqueue: null),
        ParentId = given.ParentId,
        Hidden = given.Hidden,
        Metadata = given.Metadata,
    };

    // Every store keeps microseconds; cut once, here, all keep the same.
    private static DateTimeOffset Microseconds(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
