namespace JobKit.Migration;

/// <summary>A rollout that the app wants to exist.</summary>
/// <param name="Plan">What it follows while no row says otherwise.</param>
/// <param name="Flag">The flag that is a view of it, or null.</param>
internal sealed record InitialRollout(RolloutPlan Plan, string? Flag);
