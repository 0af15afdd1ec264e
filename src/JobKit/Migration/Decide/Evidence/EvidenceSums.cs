using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>All that earlier, mature cohorts still have to say: sums of logarithms, so that a tick need not read a month of rows.</summary>
/// <remarks>
/// A value: folding gives a new one. It holds the longest run of mature cohorts from the epoch's start; the first cohort with a unit still
/// under way, and all after it, stay outside. Folding around it would judge the candidate by its quick units alone.
/// </remarks>
/// <param name="FoldedBefore">All cohorts that began before this instant are in; null at the epoch's start.</param>
/// <param name="Errors">Seven logarithms: errors, compared.</param>
/// <param name="Detector">Seven logarithms: errors, compared, restarted whenever they fall below 0.</param>
/// <param name="Latency">Seven logarithms for each of ack 50, 90, 99 and result 50, 90, 99.</param>
/// <param name="Endpoints">The breakers, one for each endpoint seen.</param>
/// <param name="Step">Sums since the present share was set.</param>
/// <param name="BadRows">Rows left out because they cannot be, the first eight by name.</param>
/// <param name="BadRowCount">How many rows were left out.</param>
public sealed record EvidenceSums(
    DateTimeOffset? FoldedBefore,
    ImmutableArray<double> Errors,
    ImmutableArray<double> Detector,
    ImmutableArray<double> Latency,
    ImmutableArray<EndpointSums> Endpoints,
    StepTotals Step,
    ImmutableArray<string> BadRows,
    int BadRowCount)
{
    /// <summary>An epoch's start.</summary>
    public static EvidenceSums Empty { get; } = new(
        null,
        [.. new double[RatioGrid.Count]],
        [.. new double[RatioGrid.Count]],
        [.. new double[RatioGrid.Count * Measures.Latencies]],
        [],
        new StepTotals(DateTimeOffset.MinValue, default, default, []),
        [],
        0);
}
