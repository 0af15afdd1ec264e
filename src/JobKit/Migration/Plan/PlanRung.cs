namespace JobKit.Migration;

/// <summary>One place on a plan's ladder: a stage, and in <see cref="MigrationStage.Canary"/> one of its shares.</summary>
internal readonly record struct PlanRung(MigrationStage Stage, TrafficShare Share)
{
    /// <summary>How far up it is, to compare with another.</summary>
    public (MigrationStage Stage, int Ppm) Height => (Stage, Share.Ppm);
}
