namespace JobKit.Migration;

/// <summary>That a rollout's candidate does its work in jobs of a type.</summary>
/// <param name="Key">The rollout.</param>
/// <param name="JobType">The payload's class.</param>
internal sealed record RolloutJob(string Key, Type JobType);
