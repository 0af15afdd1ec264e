using System.Globalization;
using JobKit.Migration;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JobKit.AspNetCore;

/// <summary>One flag for one browser: the server decides, the browser asks again after half a minute.</summary>
internal sealed class BrowserFlag(IFeatureFlags flags, JobOwner owners, IAuthorizationService authorization)
{
    private static readonly ProblemResult NotFound = new(MigrationCodes.FlagNotFound, "There is no such flag for browsers.");

    public async Task<IResult> RunAsync(string name, string? userId, HttpContext http)
    {
        var owner = owners.Of(http.User);
        var key = string.IsNullOrEmpty(userId) ? owner : userId;
        if (!string.Equals(key, owner, StringComparison.Ordinal)
            && !(await authorization.AuthorizeAsync(http.User, resource: null, JobKitPolicies.Read).ConfigureAwait(false)).Succeeded)
        {
            return new ProblemResult(ErrorCodes.Forbidden, "Leave userId empty, or send your own.");
        }

        if (!flags.GetAll().TryGetValue(name, out var flag) || !flag.ClientVisible)
        {
            return NotFound;
        }

        var answer = flags.Evaluate(name, new() { TargetingKey = key });
        var variant = answer.Variant ?? (answer.Enabled ? "on" : "off");
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{answer.Version}-{Words.Of(answer.Reason)}-{(answer.Enabled ? 1 : 0)}-{Uri.EscapeDataString(variant)}\""), isWeak: true);
        http.Response.Headers.CacheControl = "private, max-age=30";
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.Append("Vary", "Cookie, Authorization");
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        return new WireResult<BrowserFlagBody>(new(name, answer.Enabled, variant, answer.Reason, answer.Version), WireJson.Default.BrowserFlagBody);
    }
}
