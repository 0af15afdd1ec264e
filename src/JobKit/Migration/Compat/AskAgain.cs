using System.Globalization;

namespace JobKit.Migration;

/// <summary>When a client should ask again, in whole seconds.</summary>
internal static class AskAgain
{
    private const int Unknown = 2;
    private const int Longest = 15;

    /// <summary>A tenth of the time that jobs of the type take, 1 to 15 s; 2 s where that is not known.</summary>
    public static string Of(JobEstimate? estimate) =>
        (estimate is null ? Unknown : (int)Math.Clamp(Math.Ceiling(estimate.Median.TotalSeconds / 10), 1, Longest)).ToString(CultureInfo.InvariantCulture);
}
