using JobKit.Migration;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Decides for each request of an endpoint which side answers it.</summary>
internal sealed class RequestRoute(ITrafficRouters routers, string key, TimeProvider clock, CallerReader callers, bool tells)
{
    private readonly ITrafficRouter _router = routers.For(key);

    public RouteDecision Decide(HttpContext http, out Caller caller)
    {
        caller = callers.Of(http);
        var decision = string.IsNullOrWhiteSpace(caller.Unit) && routers.PlanOf(key)?.Anonymous == AnonymousRouting.Sticky
            ? DecideVisitor(http, ref caller)
            : _router.Route(new() { Unit = caller.Unit, Groups = caller.Groups });
        if (tells)
        {
            http.Response.Headers["JobKit-Route"] = RouteText.Of(decision);
        }

        return decision;
    }

    private RouteDecision DecideVisitor(HttpContext http, ref Caller caller)
    {
        var visitor = VisitorCookie.Read(http.Request);
        var decision = _router.Route(new() { AnonymousUnit = visitor, Groups = caller.Groups });

        // Only where chance would have decided does a visitor need a unit.
        if (visitor is null && decision.Reason == RouteReason.Default)
        {
            visitor = VisitorCookie.Give(http, clock);
            decision = _router.Route(new() { AnonymousUnit = visitor, Groups = caller.Groups });
        }

        caller = caller with { Unit = visitor };
        return decision;
    }
}
