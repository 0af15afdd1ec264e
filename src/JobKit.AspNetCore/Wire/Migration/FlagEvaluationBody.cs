using JobKit.Migration;

namespace JobKit.AspNetCore;

/// <summary>What a flag says for one user, and why.</summary>
internal sealed record FlagEvaluationBody(string Name, bool Enabled, string? Variant, FlagReason Reason, long Version, bool Stale);
