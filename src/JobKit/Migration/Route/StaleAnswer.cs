namespace JobKit.Migration;

/// <summary>Which side is safe when nobody can tell any more what the rollout says.</summary>
/// <remarks>Only canary and ramp-down ask: in every other stage one side answers anyway.</remarks>
internal static class StaleAnswer
{
    public static RouteAnswer? Of(MigrationStage stage, bool reversible) => stage switch
    {
        MigrationStage.Canary when reversible => RouteAnswer.Legacy(RouteReason.Stale),
        MigrationStage.RampDown => RouteAnswer.Candidate(RouteReason.Stale),
        _ => null,
    };
}
