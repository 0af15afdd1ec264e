using JobKit.Migration;

namespace JobKit.Tests.Migration.Route;

/// <summary>Rollouts to route with.</summary>
internal static class Rollouts
{
    public static readonly MigrationOptions Unforced = new();

    public static RouteSettings Canary(decimal share, decimal holdback = 0) => new()
    {
        Key = "create-storybook",
        Salt = UnitVectors.Salt,
        Version = 7,
        Epoch = 3,
        Stage = MigrationStage.Canary,
        Share = TrafficShare.FromPercent(share),
        Holdback = TrafficShare.FromPercent(holdback),
    };

    public static RouteSettings In(MigrationStage stage) => Canary(50) with { Stage = stage };

    /// <summary>Lists that put the unit <c>out</c> and the group <c>outs</c> on legacy, <c>in</c> and <c>ins</c> on the candidate.</summary>
    public static RouteSettings Targeted(this RouteSettings settings) => settings with
    {
        ExcludedUsers = ["out"],
        ExcludedGroups = ["outs"],
        IncludedUsers = ["in"],
        IncludedGroups = ["ins"],
    };

    public static RouteDecision Route(this RouteSettings settings, string? unit, MigrationOptions? options = null) =>
        settings.Route(new RouteRequest { Unit = unit }, options);

    public static RouteDecision Route(
        this RouteSettings settings, RouteRequest request, MigrationOptions? options = null, Freshness freshness = Freshness.Fresh, bool fuse = false, int draw = 0) =>
        RouteTable.Decide(RouteSnapshot.Of(settings, options ?? Unforced), request, new(freshness, fuse, draw));

    public static (MigrationSide Side, RouteReason Reason) Answer(this RouteDecision decision) => (decision.Side, decision.Reason);
}
