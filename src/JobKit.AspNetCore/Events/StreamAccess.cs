using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore;

/// <summary>Whether somebody who was let in may still be in: the sign-in has not run out, and the app's policies and handlers still say yes.</summary>
internal sealed class StreamAccess(IServiceScopeFactory scopes, IAuthorizationPolicyProvider policies, TimeProvider clock)
{
    public async Task<bool> IsStillAllowedAsync(Job job, HttpContext context)
    {
        if (context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc <= clock.GetUtcNow())
        {
            return false;
        }

        // A scope of its own: what the request's services have read of the user may be minutes old.
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var authorization = scope.ServiceProvider.GetRequiredService<IAuthorizationService>();
            var caller = CallerFeature.Of(context);
            var rules = context.GetEndpoint()!.Metadata;
            var policy = rules.GetMetadata<IAllowAnonymous>() is not null
                ? null
                : await AuthorizationPolicy.CombineAsync(policies, rules.GetOrderedMetadata<IAuthorizeData>()).ConfigureAwait(false);
            return (policy is null || (await authorization.AuthorizeAsync(caller.User, context, policy).ConfigureAwait(false)).Succeeded)
                && (await authorization.AuthorizeAsync(caller.User, job, JobOperations.Read).ConfigureAwait(false)).Succeeded;
        }
    }
}
