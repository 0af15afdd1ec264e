namespace JobKit.Migration;

/// <summary>Where a quantile lies: in one bucket of a histogram, at most 12.5 % wide.</summary>
/// <param name="Lower">It is not below this, in microseconds.</param>
/// <param name="Upper">It is not above this, in microseconds; of the last bucket, the longest time that is told apart (38 hours).</param>
public readonly record struct MicrosRange(long Lower, long Upper);
