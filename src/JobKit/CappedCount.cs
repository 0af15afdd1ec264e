namespace JobKit;

/// <summary>A count that stops at a bound, because counting everything would dominate the database's work.</summary>
/// <param name="Value">How many were found.</param>
/// <param name="Capped">Whether there may be more.</param>
public readonly record struct CappedCount(long Value, bool Capped);
