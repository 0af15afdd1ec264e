using JobKit.Migration;

namespace JobKit.AspNetCore;

/// <summary>What a flag says for one browser's user.</summary>
internal sealed record BrowserFlagBody(string Name, bool Enabled, string Variant, FlagReason Reason, long Version);
