namespace JobKit.Migration;

/// <summary>What a comparison said.</summary>
/// <param name="Class">The class.</param>
/// <param name="Signature">What it has in common with others of its kind, at most 420 characters; null for a match.</param>
/// <param name="DifferencesJson">The first differences, as JSON; null for a match.</param>
public sealed record ShadowVerdict(ShadowClass Class, string? Signature = null, string? DifferencesJson = null);
