using JobKit.Migration;

namespace JobKit.Tests.Migration.Shadowing;

/// <summary>Rules and comparisons in few words.</summary>
internal static class Rules
{
    public static PathRule Ignore(string path) => new(PathRuleKind.Ignore, JsonPathPattern.Parse(path));

    public static PathRule Unordered(string path) => new(PathRuleKind.Unordered, JsonPathPattern.Parse(path));

    public static PathRule Mask(string path) => new(PathRuleKind.Mask, JsonPathPattern.Parse(path));

    public static PathRule MapId(string path) => new(PathRuleKind.MapId, JsonPathPattern.Parse(path));

    public static PathRule Tolerance(string path, decimal tolerance) => new(PathRuleKind.Tolerance, JsonPathPattern.Parse(path), tolerance);

    public static PathRule Tolerance(string path, TimeSpan tolerance) => new(PathRuleKind.TimeTolerance, JsonPathPattern.Parse(path), Time: tolerance);

    public static ResultComparison Compare(string? control, string? candidate, params PathRule[] rules) =>
        JsonDiff.Compare(JsonText.Read(control), JsonText.Read(candidate), new(rules));

    public static IEnumerable<string> Places(this ResultComparison comparison) => comparison.Differences.Select(difference => difference.Path);
}
