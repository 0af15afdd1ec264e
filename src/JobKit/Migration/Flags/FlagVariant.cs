namespace JobKit.Migration;

/// <summary>One way to have a feature.</summary>
/// <param name="Name">1 to 100 characters of <c>a-z A-Z 0-9 . _ -</c>, once in a flag.</param>
/// <param name="Weight">The share of those who have the feature that get this variant.</param>
public sealed record FlagVariant(string Name, TrafficShare Weight);
