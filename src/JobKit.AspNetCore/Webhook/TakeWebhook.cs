using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>POST of the webhook: an authentic call runs due jobs on this node, each call once.</summary>
internal sealed class TakeWebhook(ProcessJobs process, WebhookCalls calls, IOptionsMonitor<JobWebhookOptions> options, TimeProvider clock, ILogger<TakeWebhook> logger)
{
    private const int LargestBody = 64 * 1024;

    private static readonly ProblemResult Unauthorized = new(ErrorCodes.WebhookUnauthorized, "The call is not signed as this app asks for.");

    public async Task<IResult> RunAsync(HttpContext context)
    {
        if (await CappedBody.ReadAsync(context.Request, LargestBody, context.RequestAborted).ConfigureAwait(false) is not { } body)
        {
            return JobProblems.TooLarge;
        }

        if (WebhookScheme.Of(context.Request.Headers, body, options.CurrentValue, clock.GetUtcNow()) is not { } caller)
        {
            WebhookLog.Refused(logger);
            return Unauthorized;
        }

        return caller.Id is { } id && !await calls.TryTakeAsync(id, context.RequestAborted).ConfigureAwait(false)
            ? new WireResult<ProcessedBody>(new(true, 0, 0, 0, 0, 0, 0) { Duplicate = true }, WireJson.Default.ProcessedBody)
            : await process.RunAsync(caller.BodyIsOurs ? body : default, context).ConfigureAwait(false);
    }
}
