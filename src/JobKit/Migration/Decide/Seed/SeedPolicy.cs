using System.Diagnostics.CodeAnalysis;

namespace JobKit.Migration;

/// <summary>The seed documents' rules as they stand, for those who ran on them. <see cref="SequentialPolicy"/> is the better judge.</summary>
/// <remarks>
/// Increase when the candidate's error rate is at most the legacy's, its mean latency below 10 s, and it has less than all traffic: ten
/// points more. Else decrease when its error rate is above 1.5 times, or its latency above twice the legacy's: half. Its known faults:
/// <list type="bullet">
/// <item>Without any data it says ten points more: from 0 to 100 % in ten checks.</item>
/// <item>At 100 % there is no legacy left to compare with, so that it halves every nine or ten checks, for ever.</item>
/// <item>When both rules are true, it increases.</item>
/// <item>
/// It looks again and again without accounting for it: with two equal sides at 100 requests an hour, 10 % and 1 % errors it raises in 53 %
/// and lowers in 24 % of the checks, and lowers falsely at least once in 14 days in 99.7 % of runs (simulated).
/// </item>
/// </list>
/// </remarks>
public sealed class SeedPolicy
{
    private const double MaxLatency = 10_000;
    private const double ErrorFactor = 1.5;
    private const double LatencyFactor = 2;
    private const int Step = 10;
    private const int PpmPerPercent = 10_000;

    /// <summary>Makes it.</summary>
    /// <param name="acknowledgeKnownFaults">Must be true: the faults above are kept on purpose.</param>
    /// <exception cref="PolicyParameterException">The faults were not acknowledged.</exception>
    public SeedPolicy(bool acknowledgeKnownFaults)
    {
        if (!acknowledgeKnownFaults)
        {
            throw new PolicyParameterException(
            [
                "acknowledgeKnownFaults is false. It must be true for the policy \"seed\", which advances without data and lowers at random. "
                + "Set it to true, or choose the policy \"sequential\", the default.",
            ]);
        }
    }

    /// <summary>The seed's rule for raising the share.</summary>
    public static bool ShouldIncrease(SeedSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return summary.NewErrorRate <= summary.OldErrorRate && summary.NewLatency < MaxLatency && summary.TrafficPercentage < 100;
    }

    /// <summary>The seed's rule for lowering the share.</summary>
    public static bool ShouldDecrease(SeedSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return summary.NewErrorRate > summary.OldErrorRate * ErrorFactor || summary.NewLatency > summary.OldLatency * LatencyFactor;
    }

    /// <summary>The percentage that the seed recommends; halves are possible, and read back without their fraction.</summary>
    public static double Recommend(SeedSummary summary, int currentPercent) =>
        ShouldIncrease(summary) ? Math.Min(100, currentPercent + Step)
        : ShouldDecrease(summary) ? Math.Max(0, currentPercent / 2.0)
        : currentPercent;

    /// <summary>Judges. A lowered share is a <see cref="VerdictKind.RollBack"/> to half, not to nothing.</summary>
    /// <param name="summary">The last 24 hours.</param>
    /// <param name="sharePpm">The present share in millionths; the seed knows whole percents only, and drops the rest.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "Nobody asks it without having acknowledged the faults.")]
    public Verdict Decide(SeedSummary summary, int sharePpm)
    {
        var current = sharePpm / PpmPerPercent;
        var next = (int)Recommend(summary, current);
        return new Verdict
        {
            Kind = next > current ? VerdictKind.Advance : next < current ? VerdictKind.RollBack : VerdictKind.Hold,
            Reasons = [ShouldIncrease(summary) ? VerdictReason.SeedIncrease : ShouldDecrease(summary) ? VerdictReason.SeedDecrease : VerdictReason.Gathering],
            TargetSharePpm = next * PpmPerPercent,
            Seed = summary,
        };
    }
}
