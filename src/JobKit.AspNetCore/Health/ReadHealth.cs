using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>GET <c>/health</c>: in numbers that tell strangers nothing, and for whoever may Read, what lies behind them.</summary>
internal sealed class ReadHealth(QueueSnapshots snapshots, IAuthorizationService authorization, IOptionsMonitor<JobHealthOptions> options)
{
    private static readonly HealthBody NoStore = new(JobHealth.Unhealthy, "The store cannot be reached", new(0, 0, 0));
    private static readonly ProblemResult Disabled = new(ErrorCodes.JobNotFound, "Health is not served here.");
    private static readonly ProblemResult Unauthenticated = new(ErrorCodes.Unauthenticated, "This needs a signed-in user.");
    private static readonly ProblemResult Forbidden = new(ErrorCodes.Forbidden, "This needs the right to read.");

    public async Task<IResult> RunAsync(HttpContext context)
    {
        var current = options.CurrentValue;
        if (!current.Enabled)
        {
            return Disabled;
        }

        var details = string.Equals(context.Request.Query["details"], "true", StringComparison.OrdinalIgnoreCase);
        if ((details || current.RequireRead) && !(await authorization.AuthorizeAsync(context.User, null, JobKitPolicies.Read).ConfigureAwait(false)).Succeeded)
        {
            return context.User.Identity?.IsAuthenticated == true ? Forbidden : Unauthenticated;
        }

        var body = await BodyAsync(details, current, context.RequestAborted).ConfigureAwait(false);
        var status = body.Status == JobHealth.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        return new WireResult<HealthBody>(body, WireJson.Default.HealthBody, status);
    }

    private async Task<HealthBody> BodyAsync(bool details, JobHealthOptions limits, CancellationToken cancellationToken)
    {
        try
        {
            var now = await snapshots.ReadAsync(cancellationToken).ConfigureAwait(false);
            var (status, message) = JobHealth.Of(now, limits);
            return new(status, message, new(now.Due, now.FreeSlots, now.SuccessRate))
            {
                Details = details ? new(now.OldestDueSeconds, now.LiveWorkers, now.Completed, now.Failed, now.UnhandledTypes) : null,
            };
        }
        catch (Exception unreachable) when (ErrorMap.Of(unreachable)?.Code == ErrorCodes.StoreUnavailable)
        {
            return NoStore;
        }
    }
}
