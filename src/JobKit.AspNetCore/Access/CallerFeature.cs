using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Who calls, once that was found out: the owner of its jobs, and the principal that has this claim.</summary>
internal sealed record CallerFeature(string Owner, ClaimsPrincipal User)
{
    /// <exception cref="InvalidOperationException">The endpoint lacks <see cref="OwnerFilter"/>.</exception>
    public static CallerFeature Of(HttpContext context) =>
        context.Features.Get<CallerFeature>() ?? throw new InvalidOperationException("The endpoint asks for its caller without the filter that finds it.");
}
