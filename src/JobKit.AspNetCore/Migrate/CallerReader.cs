using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>Finds out who calls. What the app's own delegates throw must not cost an answer: then the caller is anonymous to the rollout.</summary>
internal sealed class CallerReader(
    JobOwner owners, IOptionsMonitor<JobApiOptions> options, Func<HttpContext, string?>? unit, Func<HttpContext, IReadOnlyList<string>?>? groups, ILogger logger)
{
    public Caller Of(HttpContext http)
    {
        var owner = OwnerOf(http);
        if (unit is null && groups is null)
        {
            return new(owner, owner, null);
        }

        try
        {
            return new(owner, unit is null ? owner : unit(http), groups?.Invoke(http));
        }
        catch (Exception error)
        {
            MigrateLog.CallerUnknown(logger, error, http.GetEndpoint()?.DisplayName ?? "");
            return new(owner, null, null);
        }
    }

    // As for the user's own routes, so that whoever started a job here can follow it there.
    private string? OwnerOf(HttpContext http) => owners.Of(http)
        ?? (http.User.Identity?.IsAuthenticated != true && options.CurrentValue.AnonymousJobs == AnonymousJobs.Cookie ? AnonymousCookie.OwnerOf(http) : null);
}
