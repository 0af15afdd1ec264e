using System.Numerics;

namespace JobKit.Migration;

/// <summary>The buckets of observed times: microseconds, exact below 8, then eight to each doubling, up to 38 hours.</summary>
/// <remarks>A bucket is at most 12.5 % as wide as its lower bound. The numbers are stored and never change meaning.</remarks>
internal static class MicrosBuckets
{
    public const int Count = 280;

    /// <summary>The longest time that is told apart; longer ones count as it.</summary>
    public const long Max = (1L << 37) - 1;

    private const int Exact = 8;
    private const int ExactBits = 3;

    /// <summary>The bucket of a time; a negative one counts as 0.</summary>
    public static int Of(long micros)
    {
        if (micros < Exact)
        {
            return micros < 0 ? 0 : (int)micros;
        }

        var capped = Math.Min(micros, Max);
        var shift = BitOperations.Log2((ulong)capped) - ExactBits;
        return (Exact * shift) + (int)(capped >> shift);
    }

    /// <summary>The shortest time in a bucket.</summary>
    public static long Lower(int bucket) => bucket < Exact ? bucket : (long)Leading(bucket) << Shift(bucket);

    /// <summary>How many bits of a time do not matter to its bucket.</summary>
    public static int Shift(int bucket) => Math.Max(0, (bucket / Exact) - 1);

    /// <summary>The longest time in a bucket.</summary>
    public static long Upper(int bucket) => bucket < Exact ? bucket : ((Leading(bucket) + 1L) << Shift(bucket)) - 1;

    private static int Leading(int bucket) => Exact + (bucket % Exact);
}
