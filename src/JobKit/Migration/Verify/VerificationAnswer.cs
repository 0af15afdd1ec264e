namespace JobKit.Migration;

/// <summary>What a person found out.</summary>
/// <param name="Migration">The rollout's key, or empty for the system as a whole.</param>
/// <param name="Check">The check's id.</param>
/// <param name="Passed">Whether all is well.</param>
/// <param name="By">Who says so, 1 to 256 characters.</param>
/// <param name="At">When they said so.</param>
/// <param name="Note">What they add, at most 2,000 characters, or null.</param>
public sealed record VerificationAnswer(string Migration, string Check, bool Passed, string By, DateTimeOffset At, string? Note);
