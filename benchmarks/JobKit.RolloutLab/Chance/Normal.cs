namespace JobKit.RolloutLab;

/// <summary>The normal distribution's tail.</summary>
internal static class Normal
{
    /// <summary>The chance of more than z, within 1e-7 (Abramowitz and Stegun 26.2.17).</summary>
    public static double Above(double z)
    {
        if (z < 0)
        {
            return 1 - Above(-z);
        }

        var t = 1 / (1 + (.2316419 * z));
        var polynomial = t * (.319381530 + (t * (-.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return Math.Exp(-z * z / 2) / Math.Sqrt(Math.Tau) * polynomial;
    }
}
