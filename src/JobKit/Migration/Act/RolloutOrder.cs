namespace JobKit.Migration;

/// <summary>Which rollout to change, and who does it.</summary>
/// <param name="Key">The rollout.</param>
/// <param name="By">Who, and why; both are needed, and kept with the change.</param>
/// <param name="Version">The version that the change was decided on; null where it holds whatever the rollout is now.</param>
public sealed record RolloutOrder(string Key, OperatorAction By, long? Version = null);
