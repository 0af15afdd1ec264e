namespace JobKit.Migration;

/// <summary>The flags that the app wants to exist; of two with one name the first counts.</summary>
internal sealed record InitialFlags(IReadOnlyList<FeatureFlag> Flags);
