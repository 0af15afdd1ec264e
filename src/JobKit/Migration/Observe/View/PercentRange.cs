namespace JobKit.Migration;

/// <summary>From one percentage to another.</summary>
/// <param name="Low">The lower end, 0 to 100.</param>
/// <param name="High">The upper end, 0 to 100.</param>
public readonly record struct PercentRange(double Low, double High)
{
    /// <summary>The quantile of the normal distribution for 95 %, both sides.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Wilson's interval for a proportion (1927): it holds its promise near 0 and 1 too, where p plus or minus two deviations does not.</summary>
    internal static PercentRange? Wilson(long part, long all)
    {
        if (all <= 0 || part < 0 || part > all)
        {
            return null;
        }

        var p = (double)part / all;
        var centre = p + (Z * Z / (2.0 * all));
        var half = Z * Math.Sqrt((p * (1 - p) / all) + (Z * Z / (4.0 * all * all)));
        var scale = 100 / (1 + (Z * Z / all));
        // At the ends the formula gives them exactly, but for rounding.
        return new(part == 0 ? 0 : (centre - half) * scale, part == all ? 100 : (centre + half) * scale);
    }
}
