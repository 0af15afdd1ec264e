using JobKit.Migration;

namespace JobKit.AspNetCore.Tests.Migrate;

/// <summary>Routes as a test says.</summary>
internal sealed class FixedRouters : ITrafficRouters, ITrafficRouter
{
    public RouteDecision Decision { get; set; } = To(MigrationSide.Legacy);

    public RolloutPlan? Plan { get; set; }

    public List<RouteRequest> Asked { get; } = [];

    public static RouteDecision To(MigrationSide side) => new()
    {
        Side = side,
        Stage = MigrationStage.Canary,
        Reason = RouteReason.Split,
        Randomised = true,
        Version = 14,
        Epoch = 1,
        Bucket = 1,
        SharePpm = 500_000,
    };

    public ITrafficRouter For(string key) => this;

    public RolloutPlan? PlanOf(string key) => Plan;

    public RouteDecision Route(in RouteRequest request)
    {
        Asked.Add(request);
        return Decision;
    }
}
