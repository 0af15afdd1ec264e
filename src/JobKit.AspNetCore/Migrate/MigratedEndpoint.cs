using JobKit.Migration;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>An endpoint of which each request is answered by one of two sides.</summary>
internal sealed class MigratedEndpoint(
    RequestRoute route,
    ObservedEndpoint observed,
    MigrationMonitor monitor,
    Farewell? farewell,
    LegacySide legacy,
    ICandidateSide candidate,
    TimeProvider clock)
{
    public Task InvokeAsync(HttpContext http)
    {
        var began = clock.GetTimestamp();
        var decision = route.Decide(http, out var caller);
        var request = new MigratedRequest(http, caller, decision, monitor.Begin(observed, decision), monitor, clock, began);
        http.Features.Set(request);
        farewell?.Count(http);
        return decision.Side == MigrationSide.Legacy ? legacy.AnswerAsync(request) : candidate.AnswerAsync(request);
    }
}
