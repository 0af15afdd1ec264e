using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>POST <c>/{type}/start</c>: one payload becomes one job of its caller.</summary>
internal sealed class StartJob(
    IJobQueue queue, JobAliases aliases, KeyedStart keyed, IOptionsMonitor<JobOptions> jobs, IOptionsMonitor<JobApiOptions> options, TimeProvider clock)
{
    public async Task<IResult> RunAsync(string type, HttpContext context)
    {
        if (aliases.Find(type) is not { } startable)
        {
            return new ProblemResult(ErrorCodes.JobTypeUnknown, "No job can be started under this name.");
        }

        if (!IsJson(context.Request.ContentType))
        {
            return new ProblemResult(ErrorCodes.MediaTypeUnsupported, "Send the payload as application/json.");
        }

        var limits = jobs.CurrentValue;
        if (await CappedBody.ReadAsync(context.Request, limits.MaxPayloadBytes, context.RequestAborted).ConfigureAwait(false) is not { } json)
        {
            return JobProblems.TooLarge;
        }

        try
        {
            var start = new StartRequest(startable, json, Reading(limits.SerializerOptions), CallerFeature.Of(context).Owner);
            return await StartAsync(start, context).ConfigureAwait(false);
        }
        catch (Exception unreadable) when (unreadable is JsonException or JobPayloadException or NotSupportedException)
        {
            var place = unreadable is JsonException { Path: { Length: > 0 } path } ? $" (at {OneLineText.Of(path)})" : "";
            return new ProblemResult(ErrorCodes.PayloadInvalid, $"The body is no JSON of the kind that \"{startable.Alias}\" takes{place}.");
        }
    }

    private async Task<IResult> StartAsync(StartRequest start, HttpContext context)
    {
        var key = context.Request.Headers["Idempotency-Key"];
        if (key.Count == 0)
        {
            var enqueued = await start.EnqueueAsync(queue, new() { Owner = start.Owner }, context.RequestAborted).ConfigureAwait(false);
            return Started(start, context, enqueued);
        }

        if (!IdempotencyKey.IsOne(key))
        {
            return new ProblemResult(ErrorCodes.QueryInvalid, "The Idempotency-Key must be one header of 1 to 255 printable ASCII characters.");
        }

        var answer = await keyed.RunAsync(start, key!, context.RequestAborted).ConfigureAwait(false);
        if (answer.Problem is { } problem)
        {
            return problem;
        }

        if (!answer.Enqueued.IsNew)
        {
            context.Response.Headers["Idempotency-Replayed"] = "true";
        }

        return Started(start, context, answer.Enqueued);
    }

    private WireResult<JobStartedBody> Started(StartRequest start, HttpContext context, EnqueueResult enqueued)
    {
        var median = enqueued.Estimate?.Median;
        var body = new JobStartedBody
        {
            JobId = enqueued.Id,
            Status = JobStatus.Pending,
            EstimatedCompletion = median is { } later ? clock.GetUtcNow() + later : null,
            EstimatedMinutes = median is { } span ? Math.Round(span.TotalMinutes, 1) : null,
            PollingUrl = JobUrls.Status(context.Request, start.Job.Alias, enqueued.Id),
            EventsUrl = JobUrls.Events(context.Request, enqueued.Id),
            Message = "Job started.",
        };
        context.Response.Headers.Location = body.PollingUrl;
        return new(body, WireJson.Default.JobStartedBody, options.CurrentValue.StartStatusCode);
    }

    /// <summary>The type's own options, and never deeper than what is stored.</summary>
    private static JsonSerializerOptions Reading(JsonSerializerOptions given) =>
        given.MaxDepth is > 0 and <= 32 ? given : new(given) { MaxDepth = 32 };

    // Pages of hand-made systems send JSON as text, which asks no other site for leave; the check of the request's origin comes before.
    private static bool IsJson(string? contentType)
    {
        var kind = (contentType ?? "").Split(';', 2)[0].Trim();
        return kind.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || kind.Equals("text/plain", StringComparison.OrdinalIgnoreCase)
            || (kind.StartsWith("application/", StringComparison.OrdinalIgnoreCase) && kind.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }
}
