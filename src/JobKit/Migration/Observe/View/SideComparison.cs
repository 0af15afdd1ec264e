namespace JobKit.Migration;

/// <summary>Both sides, beside each other.</summary>
/// <param name="Legacy">The seed's <c>oldSystem</c>.</param>
/// <param name="Candidate">The seed's <c>newSystem</c>.</param>
public sealed record SideComparison(SideFigures Legacy, SideFigures Candidate);
