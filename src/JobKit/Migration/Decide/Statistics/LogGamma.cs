namespace JobKit.Migration;

/// <summary>ln of the gamma function for x above 0, by Stirling's series.</summary>
/// <remarks>Below 16 the argument is moved up by the recurrence first; from there on the series' first neglected term is below 1e-13.</remarks>
internal static class LogGamma
{
    private const double SeriesFrom = 16;

    private static readonly double HalfLnTau = .5 * Math.Log(Math.Tau);

    public static double Of(double x)
    {
        var product = 1.0;
        while (x < SeriesFrom)
        {
            product *= x;
            x++;
        }

        var square = 1 / (x * x);
        var tail = (1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square / 1680)))));
        return ((x - .5) * Math.Log(x)) - x + HalfLnTau + (tail / x) - Math.Log(product);
    }
}
