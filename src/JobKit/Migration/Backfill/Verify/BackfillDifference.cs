namespace JobKit.Migration;

/// <summary>One row that differs.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Kind">How.</param>
/// <param name="Values">The names of the values that differ. The values themselves are not repeated: they may be secrets.</param>
public sealed record BackfillDifference(string Key, BackfillDifferenceKind Kind, IReadOnlyList<string> Values);
