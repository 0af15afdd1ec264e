namespace JobKit.Migration;

/// <summary>What was read of the rollouts.</summary>
/// <param name="Now">The store's present.</param>
/// <param name="Rollouts">The rollouts, as they were at one moment.</param>
public sealed record RolloutsRead(DateTimeOffset Now, IReadOnlyList<StoredRollout> Rollouts);
