namespace JobKit.Migration;

/// <summary>What traffic a plan may count on.</summary>
/// <param name="UnitsPerSecond">Randomised units of both sides together; averaged over the day, above 0.</param>
/// <param name="ErrorRate">The legacy's error rate, 0 to 1; a healthy candidate has the same.</param>
/// <param name="HoldbackPpm">The part that always stays with legacy, in millionths.</param>
public sealed record TrafficForecast(double UnitsPerSecond, double ErrorRate, int HoldbackPpm)
{
    /// <summary>The candidate's part of the units at a share of the plan: the holdback is taken off first.</summary>
    internal double CandidatePart(int sharePpm) => Math.Clamp(sharePpm, 0, 1_000_000 - HoldbackPpm) / 1_000_000.0;
}
