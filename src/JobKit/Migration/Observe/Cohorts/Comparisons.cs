namespace JobKit.Migration;

/// <summary>Shadow comparisons of the epoch.</summary>
/// <param name="Compared">How many answers were compared.</param>
/// <param name="Mismatched">How many of them differed.</param>
public readonly record struct Comparisons(long Compared, long Mismatched)
{
    internal bool CanBe => Mismatched >= 0 && Mismatched <= Compared;
}
