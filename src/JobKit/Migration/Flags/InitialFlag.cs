namespace JobKit.Migration;

/// <summary>A flag that the app wants to exist.</summary>
internal sealed record InitialFlag(FeatureFlag Flag);
