using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>Times of a log-normal legacy, and of a candidate that takes a factor and a fixed cost more.</summary>
/// <param name="MedianMs">The legacy's median.</param>
/// <param name="Sigma">The spread of the logarithm: at 0.5 the 99th percentile is 3.2 times the median.</param>
/// <param name="Factor">What the candidate multiplies it by.</param>
/// <param name="ShiftMs">What the candidate adds.</param>
internal sealed record Latencies(double MedianMs, double Sigma, double Factor, double ShiftMs)
{
    private static readonly double[] Quantiles = [0, 1.2815515655446004, 2.3263478740408408];

    /// <summary>The candidate's chances against the bounds that the product raises.</summary>
    public Over Ack(LatencyGuardrail guardrail) => Candidate(guardrail.AckBound);

    public Over Result(LatencyGuardrail guardrail) => Candidate(guardrail.ResultBound);

    private Over Candidate(Func<long, long> raise) =>
        new(Above(raise(Micros(Quantiles[0]))), Above(raise(Micros(Quantiles[1]))), Above(raise(Micros(Quantiles[2]))));

    private long Micros(double z) => (long)(MedianMs * Math.Exp(Sigma * z) * 1000);

    private double Above(long boundMicros)
    {
        var legacyMs = ((boundMicros / 1000.0) - ShiftMs) / Factor;
        return legacyMs <= 0 ? 1 : Normal.Above(Math.Log(legacyMs / MedianMs) / Sigma);
    }
}
