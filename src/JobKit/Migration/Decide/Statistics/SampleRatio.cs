namespace JobKit.Migration;

/// <summary>Evidence that units do not arrive at the two sides in the share that the router was told: the counts cannot be trusted.</summary>
/// <remarks>
/// <para>ln E = lnB(c rho + n_T, c(1-rho) + n_C) - lnB(c rho, c(1-rho)) - n_T ln rho - n_C ln(1-rho), c = 100; segments of constant share add.</para>
/// <para>
/// Source: anytime-valid inference for multinomial counts (arXiv 2011.03567). Proved at a known share when each unit is
/// counted once, at its first exposure. Requests of sticky users are no such units: count exposures.
/// </para>
/// </remarks>
internal static class SampleRatio
{
    public static readonly double LnAlarm = Math.Log(1000);

    /// <summary>How sure the bet is to stay near rho, in units.</summary>
    private const double Concentration = 100;

    /// <summary>0 where the share leaves no choice.</summary>
    public static double LnEvidence(long candidate, long legacy, double share)
    {
        if (!(share > 0 && share < 1))
        {
            return 0;
        }

        var (a, b) = (Concentration * share, Concentration * (1 - share));
        return LogBeta(a + candidate, b + legacy) - LogBeta(a, b) - (candidate * Math.Log(share)) - (legacy * Math.Log(1 - share));
    }

    private static double LogBeta(double a, double b) => LogGamma.Of(a) + LogGamma.Of(b) - LogGamma.Of(a + b);
}
