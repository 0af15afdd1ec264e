namespace JobKit.Chaos;

/// <summary>One claim of one job.</summary>
internal readonly record struct HeldAttempt(Guid JobId, long Epoch);
