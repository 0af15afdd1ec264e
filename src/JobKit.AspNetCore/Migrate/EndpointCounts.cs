using JobKit.Migration;

namespace JobKit.AspNetCore;

/// <summary>Where an endpoint's requests are counted. The plan says how long a cohort is, so it is asked for with the first request: by then the rollouts are read.</summary>
internal sealed class EndpointCounts(MigrationMonitor monitor, ITrafficRouters routers, string key, string name)
{
    private ObservedEndpoint? _endpoint;

    // Two first requests at once are given the same one.
    public ObservedEndpoint Endpoint => _endpoint ??= monitor.Endpoint(key, name, routers.PlanOf(key)?.Parameters.Cohort);
}
