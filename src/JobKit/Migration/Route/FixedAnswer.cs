namespace JobKit.Migration;

/// <summary>The rows of the decision table that look at no request: override and stage.</summary>
internal static class FixedAnswer
{
    /// <summary>Row 1, and row 4 where the seed's order puts it first.</summary>
    public static RouteAnswer? Unconditional(MigrationOptions options) => options switch
    {
        { Override: RouteOverride.Legacy } => RouteAnswer.Legacy(RouteReason.Override),
        { Override: RouteOverride.Candidate, EnvironmentOrder: EnvironmentOrder.Seed } => RouteAnswer.Candidate(RouteReason.Override),
        _ => null,
    };

    /// <summary>Rows 3, 4 and 5. The fuse, row 2, comes before them.</summary>
    public static RouteAnswer? Of(MigrationStage stage, RouteOverride forced) => stage switch
    {
        MigrationStage.Off or MigrationStage.RolledBack => RouteAnswer.Legacy(RouteReason.Disabled),
        MigrationStage.Shadow or MigrationStage.DualWrite => RouteAnswer.Legacy(RouteReason.Static),
        _ when forced == RouteOverride.Candidate => RouteAnswer.Candidate(RouteReason.Override),
        MigrationStage.Complete => RouteAnswer.Candidate(RouteReason.Static),
        _ => null,
    };
}
