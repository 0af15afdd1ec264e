namespace JobKit.Migration;

/// <summary>How many times fell into one bucket, and their exact sum.</summary>
/// <remarks>
/// Packed, both are one number, and one addition counts a time. Times of a bucket share their leading bits, so only what follows is summed,
/// in the lower bits; the count stands above it. As both fill up at the same rate there is room for 4 billion times of microseconds,
/// 8 million of a second and 30,000 of a day: more than anything does between two drains.
/// </remarks>
internal readonly record struct BucketTimes(int Bucket, long Count, long TotalMicros)
{
    private const int Half = sizeof(long) * 8 / 2;

    /// <summary>One time, to be added to others of its bucket.</summary>
    /// <param name="bucket">As <see cref="MicrosBuckets.Of"/> has it.</param>
    /// <param name="micros">0 to <see cref="MicrosBuckets.Max"/>.</param>
    public static long Packed(int bucket, long micros) => (1L << CountAt(bucket)) + micros - MicrosBuckets.Lower(bucket);

    /// <summary>What was added.</summary>
    public static BucketTimes Unpacked(int bucket, long packed)
    {
        var countAt = CountAt(bucket);
        var count = packed >>> countAt;
        return new(bucket, count, (count * MicrosBuckets.Lower(bucket)) + packed - (count << countAt));
    }

    private static int CountAt(int bucket) => Half + (MicrosBuckets.Shift(bucket) / 2);
}
