namespace JobKit.Migration;

/// <summary>The seed's answer to a comparison.</summary>
/// <param name="Match">Whether nothing differs.</param>
/// <param name="Differences">What differs, in the seed's words; null where nothing does.</param>
public sealed record SeedComparison(bool Match, IReadOnlyList<string>? Differences);
