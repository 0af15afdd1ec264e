using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>Turns stored observations into what <see cref="SequentialPolicy"/> takes. Pure, and the order of the rows does not matter.</summary>
/// <remarks>Units that were sent to their side, not drawn, are left out of everything.</remarks>
internal static class EvidenceReading
{
    /// <summary>The cohorts, oldest first, each with its endpoints in ordinal order.</summary>
    /// <param name="rows">Rows of one rollout and epoch.</param>
    /// <param name="bounds">What is slow, frozen at the stage's entry; an endpoint without bounds has no slow units.</param>
    /// <param name="parameters">The policy's numbers.</param>
    /// <param name="heard">The nodes when the rows were read.</param>
    public static ImmutableArray<CohortMinute> Minutes(
        IEnumerable<CohortRow> rows, IReadOnlyDictionary<string, LatencyBounds> bounds, SequentialParameters parameters, NodesHeard heard) =>
    [
        .. rows
            .Where(row => row.Cohort.Arm is ObservedArm.Legacy or ObservedArm.Candidate && row.Sums.Units + row.Sums.Done > 0)
            .GroupBy(row => row.Cohort.Start)
            .OrderBy(minute => minute.Key)
            .Select(minute => new CohortMinute(minute.Key, Endpoints(minute, bounds, parameters, heard))),
    ];

    /// <summary>Units by sub. Those of a node that died unflushed are missing, while their jobs' errors came: as many units they were at least.</summary>
    public static ImmutableArray<long> Units(SubCounts subs) => [.. subs.Units.Zip(subs.Errors, Math.Max)];

    /// <summary>First exposures, as the check of their ratio takes them.</summary>
    public static ImmutableArray<ShareSegment> Segments(IEnumerable<ExposureCount> exposures) =>
        [.. exposures.Select(it => new ShareSegment(it.SharePpm / (double)StableHash.Buckets, it.Candidate, it.Legacy))];

    private static ImmutableArray<CohortCounts> Endpoints(
        IEnumerable<CohortRow> rows, IReadOnlyDictionary<string, LatencyBounds> bounds, SequentialParameters parameters, NodesHeard heard) =>
    [
        .. rows
            .GroupBy(row => row.Cohort.Endpoint, StringComparer.Ordinal)
            .OrderBy(endpoint => endpoint.Key, StringComparer.Ordinal)
            .Select(endpoint => Counts(endpoint.Key, [.. endpoint], bounds.GetValueOrDefault(endpoint.Key), parameters, heard)),
    ];

    private static CohortCounts Counts(
        string endpoint, List<CohortRow> rows, LatencyBounds? bounds, SequentialParameters parameters, NodesHeard heard)
    {
        var candidate = rows.Find(row => row.Cohort.Arm == ObservedArm.Candidate);
        var legacy = rows.Find(row => row.Cohort.Arm == ObservedArm.Legacy);
        var slow = new SlowUnits(parameters.Guardrails.Latency, bounds);
        return new(
            endpoint,
            candidate is null ? default : slow.Candidate(candidate.Sums),
            legacy is null ? default : Ended(slow.Legacy(legacy.Sums), legacy.Cohort.Start, parameters, heard),
            candidate?.Reconciled ?? false);
    }

    /// <summary>
    /// A legacy request that did not end is waited for as long as a job; where a node fell silent that may have had it, no longer than requests
    /// take. Then it is lost, not failed, and leaves the count.
    /// </summary>
    private static ArmCounts Ended(ArmCounts legacy, DateTimeOffset start, SequentialParameters parameters, NodesHeard heard)
    {
        var longest = GoneNodes.LongestRequest;
        var isGone = heard.Gone.MayHaveTaken(start, parameters.Cohort);
        var wait = isGone || parameters.MaturationWindow < longest ? longest : parameters.MaturationWindow;
        return heard.Now >= start + parameters.Cohort + wait ? legacy with { Units = Math.Min(legacy.Units, legacy.Done) } : legacy;
    }
}
