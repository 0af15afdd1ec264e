namespace JobKit.Migration;

/// <summary>The change that a verdict calls for.</summary>
internal static class PolicyStep
{
    /// <summary>Who acts when the policy does.</summary>
    public const string Actor = "policy";

    public static OperatorAction By(Verdict verdict) => new(Actor, string.Join(", ", verdict.Reasons));

    /// <summary>One step up, or for the seed's policy its share.</summary>
    public static RolloutChange Up(RolloutMove move, Verdict verdict) => verdict.Seed is not null && verdict.TargetSharePpm is { } ppm
        ? move.Enter(MigrationStage.Canary, TrafficShare.FromPpm(ppm))
        : AdvanceRollout.Of(move);

    /// <summary>What the seed's policy calls a decrease, which is no rollback.</summary>
    public static RolloutChange? Down(RolloutMove move, Verdict verdict) =>
        verdict is { Seed: not null, TargetSharePpm: { } ppm } ? LowerShare.Of(move, TrafficShare.FromPpm(ppm)) : null;
}
