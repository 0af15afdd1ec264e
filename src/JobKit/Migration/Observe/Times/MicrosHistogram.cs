namespace JobKit.Migration;

/// <summary>How many times fell into each of 280 buckets, and their exact sum. Not safe for concurrent use.</summary>
public sealed class MicrosHistogram
{
    private readonly long[] _counts = new long[MicrosBuckets.Count];

    /// <summary>How many times it holds.</summary>
    public long Count { get; private set; }

    /// <summary>Their sum in microseconds.</summary>
    public long TotalMicros { get; private set; }

    /// <summary>Their mean in microseconds; 0 when empty.</summary>
    public double MeanMicros => Count == 0 ? 0 : (double)TotalMicros / Count;

    internal ReadOnlySpan<long> Counts => _counts;

    /// <summary>Adds one time. Below 0 counts as 0, above 2^37-1 as that.</summary>
    public void Add(long micros)
    {
        Add(MicrosBuckets.Of(micros), 1);
        AddTotal(Math.Clamp(micros, 0, MicrosBuckets.Max));
    }

    /// <summary>Adds all of another's.</summary>
    public void Add(MicrosHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            _counts[bucket] += other._counts[bucket];
        }

        Count += other.Count;
        TotalMicros += other.TotalMicros;
    }

    /// <summary>Where the time lies that a share of all did not exceed (nearest rank); null when empty.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public MicrosRange? Quantile(double share)
    {
        if (share is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(share), share, $"The share is {share}. It must be above 0 and at most 1. Set it to 0.5 for the median.");
        }

        if (Count == 0)
        {
            return null;
        }

        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        var seen = 0L;
        var bucket = 0;
        while ((seen += _counts[bucket]) < rank)
        {
            bucket++;
        }

        return new MicrosRange(MicrosBuckets.Lower(bucket), MicrosBuckets.Upper(bucket));
    }

    /// <summary>How many times were surely above a bound: those in later buckets than the bound's own.</summary>
    /// <param name="micros">The bound in microseconds. Where it is a bucket's upper bound, as that of a <see cref="Quantile"/> is, the count is exact.</param>
    public long CountAbove(long micros)
    {
        var above = 0L;
        for (var bucket = MicrosBuckets.Of(micros) + 1; bucket < _counts.Length; bucket++)
        {
            above += _counts[bucket];
        }

        return above;
    }

    internal void Add(in BucketTimes times)
    {
        Add(times.Bucket, times.Count);
        AddTotal(times.TotalMicros);
    }

    internal void Add(int bucket, long count)
    {
        _counts[bucket] += count;
        Count += count;
    }

    internal void AddTotal(long micros) => TotalMicros += micros;
}
