namespace JobKit.Migration;

/// <summary>The seed's hash, exactly: <c>h = (h * 31 + c) % 100</c> over the UTF-16 code units.</summary>
/// <remarks>Its fault: it has no salt, so two rollouts at 10 % hit the same units. That is why <see cref="StableHash"/> is the default.</remarks>
internal static class SeedHash
{
    private const int Modulus = 100;

    private const int BucketsPerHash = StableHash.Buckets / Modulus;

    /// <summary>The remainder is taken every 8 code units only: 99 * 31^8 plus 8 units of 65,535 stays below 2^51.</summary>
    private const int Run = 8;

    private const ulong Base = 31;
    private const ulong Base4 = Base * Base * Base * Base;

    /// <summary>0 to 99.</summary>
    public static int Of(ReadOnlySpan<char> unit)
    {
        ulong hash = 0;
        for (; unit.Length >= Run; unit = unit[Run..])
        {
            // The halves do not wait for each other, nor for the hash so far: twice as fast as one code unit after the other.
            hash = (hash * (Base4 * Base4) + Half(unit) * Base4 + Half(unit[4..])) % Modulus;
        }

        foreach (var c in unit)
        {
            hash = hash * Base + c;
        }

        return (int)(hash % Modulus);
    }

    /// <summary>The first of the hash's 10,000 buckets: whole percentages split where the seed does.</summary>
    public static int Bucket(ReadOnlySpan<char> unit) => Of(unit) * BucketsPerHash;

    private static ulong Half(ReadOnlySpan<char> run) => ((run[0] * Base + run[1]) * Base + run[2]) * Base + run[3];
}
