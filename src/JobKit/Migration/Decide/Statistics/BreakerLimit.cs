namespace JobKit.Migration;

/// <summary>What failure rate opens the breaker: max(configured, 3 x the legacy's frozen rate), at most 50 %.</summary>
/// <remarks>
/// Why not the seed's fixed 5 %: a healthy candidate of a legacy side that itself fails 8 % would be rolled back for certain. Why frozen:
/// a rate that moves with today's data would make the limit follow the fault.
/// </remarks>
internal static class BreakerLimit
{
    private const double TimesLegacy = 3;
    private const double Highest = .5;

    public static double Of(double configured, double? legacyRate) =>
        Math.Min(Highest, Math.Max(configured, TimesLegacy * (legacyRate ?? 0)));
}
