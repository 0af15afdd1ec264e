using JobKit.AspNetCore;
using JobKit.Migration;

namespace Microsoft.AspNetCore.Http;

/// <summary>What a migrated endpoint's own handler may want to know.</summary>
public static class MigratedHttpContextExtensions
{
    /// <summary>How the request was routed, or null where its endpoint is not migrated. A handler that legacy calls needs it for the write that it owes the other store.</summary>
    public static RouteDecision? GetRouteDecision(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<MigratedRequest>()?.Decision;
    }
}
