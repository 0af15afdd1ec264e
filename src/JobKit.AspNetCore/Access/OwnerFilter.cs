using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>Lets nobody in whose jobs could not be told from others'.</summary>
internal sealed class OwnerFilter(JobOwner owners, IOptionsMonitor<JobApiOptions> options) : IEndpointFilter
{
    private static readonly ProblemResult Missing = new(
        ErrorCodes.Forbidden, "Your sign-in does not say who you are in the way that this app needs. The app's operator finds the claim in JobKit:Api:OwnerClaim.");

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (owners.Of(http.User) is { } owner)
        {
            http.Features.Set(new CallerFeature(owner, http.User));
            return next(context);
        }

        // Somebody who is signed in without the claim is no stranger with a cookie.
        if (http.User.Identity?.IsAuthenticated == true || options.CurrentValue.AnonymousJobs != AnonymousJobs.Cookie)
        {
            return ValueTask.FromResult<object?>(Missing);
        }

        var anonymous = AnonymousCookie.OwnerOf(http);
        http.Features.Set(new CallerFeature(anonymous, new(new ClaimsIdentity([new(options.CurrentValue.OwnerClaim, anonymous)]))));
        return next(context);
    }
}
