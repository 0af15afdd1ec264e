namespace JobKit.AspNetCore;

/// <summary>What came of running due jobs.</summary>
internal sealed record ProcessedBody(bool Success, int Processed, int Completed, int Failed, int Running, long Remaining, long DurationMs);
