namespace JobKit.Migration;

/// <summary>How a rollout's state reads in events and messages.</summary>
internal static class RolloutText
{
    public static string Place(Rollout rollout) => rollout.Stage switch
    {
        MigrationStage.Frozen => $"Frozen at {Place(rollout.RoutingStage, rollout.Share)}",
        var stage => Place(stage, rollout.Share),
    };

    public static string Place(MigrationStage stage, TrafficShare share) => stage == MigrationStage.Canary ? $"Canary {share} %" : stage.ToString();
}
