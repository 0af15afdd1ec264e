using JobKit.Migration;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>One request with the side that it was routed to.</summary>
internal sealed class MigratedRequest(
    HttpContext http, Caller caller, RouteDecision decision, ObservedRequest observed, MigrationMonitor monitor, TimeProvider clock, long began)
{
    private readonly RouteDecision _decision = decision;
    private readonly ObservedRequest _observed = observed;

    public HttpContext Http => http;

    public Caller Caller => caller;

    /// <summary>The endpoint, for the log.</summary>
    public string Name => http.GetEndpoint()?.DisplayName ?? "";

    public ref readonly RouteDecision Decision => ref _decision;

    public TimeSpan Elapsed => clock.GetElapsedTime(began);

    /// <summary>What its job carries, so that the job's end is counted with this request.</summary>
    public RouteStamp? Stamp => _observed.Stamp(_decision);

    /// <summary>It ended; call it once.</summary>
    public void Record(RequestOutcome outcome) => monitor.Record(_observed, Elapsed.Ticks / TimeSpan.TicksPerMicrosecond, outcome);
}
