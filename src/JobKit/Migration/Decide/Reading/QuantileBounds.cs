namespace JobKit.Migration;

/// <summary>Three quantiles of the legacy's times, as the upper bounds of their buckets in microseconds.</summary>
/// <param name="C50">The median.</param>
/// <param name="C90">The 90th percentile.</param>
/// <param name="C99">The 99th percentile.</param>
internal sealed record QuantileBounds(long C50, long C90, long C99)
{
    /// <summary>Fewer results than this say too little about their slowest hundredth.</summary>
    private const int FewestTimes = 1000;

    public static QuantileBounds? Of(MicrosHistogram times) => times.Count < FewestTimes
        ? null
        : new(times.Quantile(.5)!.Value.Upper, times.Quantile(.9)!.Value.Upper, times.Quantile(.99)!.Value.Upper);
}
