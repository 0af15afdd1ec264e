namespace JobKit.Migration;

/// <summary>Evidence that a rate is below a limit, from one sample; safe to look at at any time.</summary>
/// <remarks>
/// <para>E = mean over q = limit x (.05 .1 .2 .4 .6 .8) of (q/limit)^x ((1-q)/(1-limit))^(n-x); passed at E of 20.</para>
/// <para>Proved for independent units: at a rate of the limit or more, the chance that E ever reaches 20 is at most 5 % (Ville).</para>
/// </remarks>
internal static class ProportionGate
{
    public static readonly double LnPass = Math.Log(20);

    private static ReadOnlySpan<double> Fractions => [.05, .1, .2, .4, .6, .8];

    public static double LnEvidence(long units, long events, double limit)
    {
        Span<double> logs = stackalloc double[Fractions.Length];
        for (var k = 0; k < logs.Length; k++)
        {
            var rate = limit * Fractions[k];
            logs[k] = (events * Math.Log(Fractions[k])) + (((double)units - events) * Math.Log((1 - rate) / (1 - limit)));
        }

        return LogMean.Of(logs);
    }
}
