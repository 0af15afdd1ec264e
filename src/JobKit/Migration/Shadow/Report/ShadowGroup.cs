using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>Verdicts that have their places in common.</summary>
/// <param name="Class">Their class.</param>
/// <param name="Signature">A hash of the sorted paths, and the paths for people.</param>
/// <param name="Count">How many.</param>
/// <param name="Example">The newest one's row.</param>
/// <param name="Differences">Its first differences, redacted.</param>
public sealed record ShadowGroup(ShadowClass Class, string Signature, long Count, JobId Example, ImmutableArray<ResultDifference> Differences);
