namespace JobKit.Migration;

/// <summary>One rule.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Pattern">Of which places.</param>
/// <param name="Tolerance">How far apart numbers may be, of a <see cref="PathRuleKind.Tolerance"/>.</param>
/// <param name="Time">How far apart instants may be, of a <see cref="PathRuleKind.TimeTolerance"/>.</param>
internal sealed record PathRule(PathRuleKind Kind, JsonPathPattern Pattern, decimal Tolerance = 0, TimeSpan Time = default);
