namespace JobKit.Migration;

/// <summary>ln of the mean of exp(x/D): the evidence of a mixture, whose size a double could not hold as such.</summary>
/// <remarks>
/// The mean of e-processes is one: whoever bets a seventh on each ratio never needs to choose. Dividing by a design effect D >= 1 before
/// exp weakens evidence that comes in clusters; for a D fixed beforehand it stays an e-value (Jensen), for one estimated from the same
/// data that is only simulated.
/// </remarks>
internal static class LogMean
{
    public static double Of(ReadOnlySpan<double> logs, double designEffect = 1)
    {
        var largest = double.NegativeInfinity;
        foreach (var log in logs)
        {
            largest = Math.Max(largest, log / designEffect);
        }

        var sum = 0.0;
        foreach (var log in logs)
        {
            sum += Math.Exp((log / designEffect) - largest);
        }

        return largest + Math.Log(sum / logs.Length);
    }

    /// <summary>ln((exp a + exp b) / 2).</summary>
    public static double Of(double a, double b) => Of([a, b]);
}
