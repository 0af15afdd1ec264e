namespace JobKit.Migration;

/// <summary>The right of one node to advance a rollout, for a while.</summary>
/// <param name="Key">The rollout.</param>
/// <param name="Owner">The node.</param>
/// <param name="Term">Higher than that of every lease before; a renewal keeps it.</param>
/// <param name="Until">When it ends, by the store's clock.</param>
public sealed record RolloutLease(string Key, string Owner, long Term, DateTimeOffset Until);
