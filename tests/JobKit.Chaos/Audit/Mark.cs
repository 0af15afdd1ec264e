using System.Globalization;
using System.Text.RegularExpressions;

namespace JobKit.Chaos;

/// <summary>The epoch of an attempt, written into every text that the attempt stores: a stale write gives itself away by it.</summary>
internal static partial class Mark
{
    public static string Of(JobContext context) => Of(context.Lease.Epoch);

    public static string Of(long epoch) => $"epoch={epoch.ToString(CultureInfo.InvariantCulture)};";

    /// <summary>The epochs that wrote these texts.</summary>
    public static IEnumerable<long> In(string? texts) => texts is null
        ? []
        : Pattern().Matches(texts).Select(match => long.Parse(match.Groups["epoch"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));

    [GeneratedRegex("epoch=(?<epoch>[0-9]+);", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
