namespace JobKit.Migration;

/// <summary>What the policy last said of a rollout on this node.</summary>
/// <param name="Version">The version that was judged.</param>
/// <param name="Verdict">The verdict, with its evidence.</param>
/// <param name="At">When, by the store's clock.</param>
public sealed record RolloutOutlook(long Version, Verdict Verdict, DateTimeOffset At);
