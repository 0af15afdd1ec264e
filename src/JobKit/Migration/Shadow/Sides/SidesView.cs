using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>The A/B comparison of a rollout: per endpoint n, rates, medians, intervals and evidence, and whether units arrive as they are shared out.</summary>
/// <remarks>
/// A view for people over what the policy decides on. It sees the window that it is given: the policy's own numbers are those of its events.
/// </remarks>
public sealed record SidesView
{
    /// <summary>By endpoint, in ordinal order.</summary>
    public ImmutableArray<EndpointSides> Endpoints { get; private init; } = [];

    /// <summary>How much first exposures say that units do not arrive in the share that was set: about 1 for nothing, from 1,000 on the counts cannot be trusted.</summary>
    public double SampleRatioEvidence { get; private init; } = 1;

    /// <summary>Makes it of what the store gives. Pure; the order does not matter.</summary>
    /// <param name="rows">Cohorts of one rollout and epoch.</param>
    /// <param name="hours">Its hours, for the correction for users who come often; none for none.</param>
    /// <param name="exposures">First exposures by share; none where they are not known.</param>
    /// <param name="r0">Up to which ratio of error rates the sides count as equal, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is below 1.</exception>
    public static SidesView Of(IEnumerable<CohortRow> rows, IEnumerable<UnitHour> hours, IEnumerable<ShareSegment> exposures, double r0 = 1.2)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentNullException.ThrowIfNull(exposures);
        if (!(r0 >= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(r0), r0, $"The ratio is {r0}. It must be at least 1. Set it to the plan's r0, or remove it for the default, 1.2.");
        }

        var all = rows.ToList();
        var subs = hours.ToLookup(hour => hour.Endpoint, StringComparer.Ordinal);
        var window = new ObservationWindow(all);
        return new()
        {
            Endpoints =
            [
                .. window.Endpoints.Select(endpoint => new EndpointSides(
                    endpoint,
                    window.At(endpoint).ByChance().Compare(),
                    window.At(endpoint).Targeted().Compare(),
                    SidesEvidence.Errors(all.Where(row => string.Equals(row.Cohort.Endpoint, endpoint, StringComparison.Ordinal)), subs[endpoint], r0))),
            ],
            SampleRatioEvidence = SidesEvidence.SampleRatio(exposures),
        };
    }
}
