namespace JobKit.Migration;

/// <summary>One range in numbers.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Low">Its rows are behind this key; null from the first.</param>
/// <param name="High">Its rows end with this key.</param>
/// <param name="Expected">How many rows there should be.</param>
/// <param name="Actual">How many there are.</param>
/// <param name="ExpectedSum">The sum of their hashes.</param>
/// <param name="ActualSum">The sum of theirs.</param>
public sealed record BackfillRangeReport(int Index, string? Low, string? High, long Expected, long Actual, ulong ExpectedSum, ulong ActualSum);
