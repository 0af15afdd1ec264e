namespace JobKit;

/// <summary>The buckets of JobKit's latency histograms: five to each doubling, from 1 ms to 28 hours.</summary>
/// <remarks>
/// <para>Bucket <c>i</c> holds durations up to <c>2^(i/5)</c> ms and above the bound before it, so its upper bound is at most 14.9 % over
/// any duration in it. Bucket 0 holds everything up to 1 ms (and what a stepped clock made negative), the last also everything longer.</para>
/// <para>The numbers are stored in the minute statistics and never change meaning.</para>
/// </remarks>
internal static class LatencyBuckets
{
    /// <summary>How many there are.</summary>
    public const int Count = 134;

    private const int PerDoubling = 5;

    private static readonly long[] Bounds =
        [.. Enumerable.Range(0, Count).Select(i => (long)(TimeSpan.TicksPerMillisecond * Math.Pow(2, (double)i / PerDoubling)))];

    /// <summary>The bucket of a duration.</summary>
    public static int Bucket(TimeSpan duration)
    {
        var found = Array.BinarySearch(Bounds, duration.Ticks);
        return Math.Min(found >= 0 ? found : ~found, Count - 1);
    }

    /// <summary>The longest duration that belongs to a bucket; for the last one, the longest that is told apart.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such bucket.</exception>
    public static TimeSpan UpperBound(int bucket) => new(Bounds[bucket]);

    /// <summary>Whether a number read from the statistics is a bucket's.</summary>
    public static bool IsBucket(int bucket) => bucket is >= 0 and < Count;
}
