using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>How much legacy differs from itself when it is asked the same twice.</summary>
/// <param name="Pairs">How many requests were asked twice.</param>
/// <param name="Differing">Of these, how many got two answers that differ by the present rules.</param>
/// <param name="Paths">Where, as rules take it: what to ignore, map or allow a tolerance for. The most frequent first.</param>
public sealed record ShadowNoise(long Pairs, long Differing, ImmutableArray<string> Paths);
