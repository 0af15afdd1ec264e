namespace JobKit.Migration;

/// <summary>A side with its reason: what one row of the decision table says.</summary>
internal readonly record struct RouteAnswer(MigrationSide Side, RouteReason Reason, bool Randomised = false)
{
    public static RouteAnswer Legacy(RouteReason reason) => new(MigrationSide.Legacy, reason);

    public static RouteAnswer Candidate(RouteReason reason) => new(MigrationSide.Candidate, reason);

    /// <summary>Decided by the unit's bucket alone.</summary>
    public static RouteAnswer Drawn(bool candidate, RouteReason reason) =>
        new(candidate ? MigrationSide.Candidate : MigrationSide.Legacy, reason, Randomised: true);
}
