using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>What evidence is measured against while a share stands.</summary>
/// <param name="EnteredAt">When the present share was set. Gates count only cohorts that began after it: at another share, or another time of day, the arms do not compare.</param>
/// <param name="Baselines">The legacy's figures frozen at the stage's entry, one for each endpoint.</param>
public sealed record StepFrame(DateTimeOffset EnteredAt, ImmutableArray<EndpointBaseline> Baselines)
{
    internal double? LegacyErrorRate(string endpoint)
    {
        foreach (var baseline in Baselines)
        {
            if (string.Equals(baseline.Endpoint, endpoint, StringComparison.Ordinal))
            {
                // What cannot be a rate is no baseline.
                return baseline.ErrorRate is >= 0 and <= 1 ? baseline.ErrorRate : null;
            }
        }

        return null;
    }
}
