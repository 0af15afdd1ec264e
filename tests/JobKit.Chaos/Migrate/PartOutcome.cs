namespace JobKit.Chaos;

/// <summary>What one part of <c>migrate</c> came to.</summary>
/// <param name="Figures">For the report.</param>
/// <param name="Problems">What is wrong.</param>
/// <param name="Hit">How many kills hit the middle.</param>
internal sealed record PartOutcome(IReadOnlyList<Figure> Figures, IReadOnlyList<string> Problems, int Hit);
