namespace JobKit.Migration;

/// <summary>A source's rows at one moment.</summary>
/// <param name="Rows">How many; 0 has no bounds.</param>
/// <param name="Bounds">The last key of each range, in the order of the keys; the last one is the high-water mark.</param>
public sealed record BackfillExtent(long Rows, IReadOnlyList<string> Bounds);
