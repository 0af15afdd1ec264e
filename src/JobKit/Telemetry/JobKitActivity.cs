using System.Diagnostics;
using JobKit.Storage;

namespace JobKit;

/// <summary>The activity source <c>JobKit</c>: spans of the enqueue, of each attempt, and of each settle.</summary>
/// <remarks>Every method gives null, and costs next to nothing, when nobody listens.</remarks>
internal static class JobKitActivity
{
    /// <summary>More links than this say nothing more about a batch; exporters commonly cut there.</summary>
    public const int MaxLinks = 128;

    private static readonly ActivitySource Source = new(TelemetryNames.Source);

    /// <summary>The producer's span, child of whatever the caller is in.</summary>
    public static Activity? StartEnqueue(string type, string queue)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var activity = Source.StartActivity($"enqueue {type}", ActivityKind.Producer);
        return activity.Describe("enqueue", "send")?.SetTag(TelemetryNames.MessagingDestination, queue).SetTag(TelemetryNames.JobType, type);
    }

    /// <summary>What is stored on the job's row, so that its attempts link here: the W3C id of the span, else of what the caller is in, else null.</summary>
    public static string? TraceParent(Activity? enqueue) =>
        (enqueue ?? Activity.Current) is { IdFormat: ActivityIdFormat.W3C } span ? span.Id : null;

    /// <summary>The consumer's span: a root, because an attempt may run days after its enqueue, which it links to.</summary>
    /// <remarks>
    /// Clears <see cref="Activity.Current"/> even when nobody listens: a handler's spans never hang under whatever started the worker. Call
    /// it in the attempt's own async method, whose caller does not see the change.
    /// </remarks>
    public static Activity? StartExecute(ClaimedJob job)
    {
        Activity.Current = null;
        if (!Source.HasListeners())
        {
            return null;
        }

        var activity = Source.StartActivity(ActivityKind.Consumer, links: LinkTo(job.TraceParent), name: $"execute {job.Type}");
        return activity.Describe("execute", "process")
            ?.SetTag(TelemetryNames.MessagingDestination, job.Queue)
            .SetTag(TelemetryNames.MessagingMessageId, job.Id.ToString())
            .SetTag(TelemetryNames.JobType, job.Type)
            .SetTag(TelemetryNames.Attempt, job.Attempt)
            .SetTag(TelemetryNames.Epoch, job.Epoch);
    }

    /// <summary>Says how the attempt ended. The error's text has been redacted before it came here.</summary>
    public static void EndExecute(Activity? execute, AttemptOutcome outcome, JobError? error)
    {
        execute?.SetTag(TelemetryNames.Outcome, outcome.Tag());
        if (error is not null)
        {
            Fail(execute, error.Type, error.Message);
        }
    }

    /// <summary>The client's span around one write of outcomes, a root that links to the attempts it ends (the first <see cref="MaxLinks"/>).</summary>
    public static Activity? StartSettle(int size, IEnumerable<ActivityContext> attempts)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        Activity.Current = null;
        var links = attempts.Where(context => context != default).Take(MaxLinks).Select(context => new ActivityLink(context));
        var activity = Source.StartActivity(ActivityKind.Client, links: links, name: "settle");
        return activity.Describe("settle", "settle")?.SetTag(TelemetryNames.MessagingBatchSize, size);
    }

    /// <summary>Marks a span as failed.</summary>
    public static void Fail(Activity? activity, string errorType, string? description) =>
        activity?.SetTag(TelemetryNames.ErrorType, errorType).SetStatus(ActivityStatusCode.Error, description);

    private static Activity? Describe(this Activity? activity, string operation, string operationType) => activity
        ?.SetTag(TelemetryNames.MessagingSystem, "jobkit")
        .SetTag(TelemetryNames.MessagingOperation, operation)
        .SetTag(TelemetryNames.MessagingOperationType, operationType);

    // A row may hold anything in its trace parent; what does not parse is no link.
    private static ActivityLink[]? LinkTo(string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var context) ? [new(context)] : null;
}
