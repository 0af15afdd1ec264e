namespace JobKit.Migration;

/// <summary>One place at which two answers differ.</summary>
/// <param name="Path">Where, like <c>$.pages[3].title</c>.</param>
/// <param name="Kind">How.</param>
/// <param name="Control">What legacy had there, as JSON of at most 200 characters; null when nothing.</param>
/// <param name="Candidate">What the candidate had there, likewise.</param>
public sealed record ResultDifference(string Path, ResultDifferenceKind Kind, string? Control, string? Candidate)
{
    /// <summary>The difference in a comparer's own words, or null.</summary>
    public string? Text { get; init; }
}
