namespace JobKit.Migration;

/// <summary>Less traffic for the candidate: always allowed where legacy can take it.</summary>
internal static class LowerShare
{
    /// <summary>Whether a share is below what the candidate has.</summary>
    public static bool IsDown(Rollout rollout, TrafficShare share) => rollout.Stage switch
    {
        MigrationStage.Canary => share.Ppm < rollout.Share.Ppm,
        MigrationStage.RampDown or MigrationStage.Complete => share.Ppm < TrafficShare.All.Ppm,
        _ => false,
    };

    /// <exception cref="RolloutStageException">Going back is not safe any more, or the plan has no canary.</exception>
    public static RolloutChange Of(RolloutMove move, TrafficShare share)
    {
        var rollout = move.Rollout;
        return rollout.IsReversible && rollout.Plan.Stages.Contains(MigrationStage.Canary)
            // What was frozen on the way up stays: below, legacy is the same.
            ? (move with { Baselines = rollout.Baselines }).Enter(MigrationStage.Canary, share)
            : throw AdvanceRollout.Refused(rollout, $"go back to {share} %", "Roll it back, or freeze it.");
    }
}
