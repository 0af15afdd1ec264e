using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Gives 401 and 403 of this package's endpoints a problem as their body; the app's other endpoints are answered as before.</summary>
internal sealed class ProblemChallenge(IAuthorizationMiddlewareResultHandler inner) : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        await inner.HandleAsync(next, context, policy, authorizeResult).ConfigureAwait(false);
        if (authorizeResult.Succeeded || context.Response.HasStarted || context.GetEndpoint()?.Metadata.GetMetadata<JobApiEndpoint>() is null)
        {
            return;
        }

        // What the scheme has set (WWW-Authenticate) stays; a redirect of a scheme that knows no better does not.
        context.Response.Headers.Remove("Location");
        var problem = authorizeResult.Challenged
            ? new ProblemResult(ErrorCodes.Unauthenticated, "This needs a signed-in user.")
            : new ProblemResult(ErrorCodes.Forbidden, "You are signed in, and this needs a right that you do not have.");
        ApiHeaders.Set(context.Response);
        await problem.ExecuteAsync(context).ConfigureAwait(false);
    }
}
