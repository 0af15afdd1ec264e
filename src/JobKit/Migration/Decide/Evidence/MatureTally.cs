using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace JobKit.Migration;

/// <summary>Adds what only mature cohorts can tell: latency evidence, and the totals that gates judge.</summary>
internal sealed class MatureTally
{
    private readonly SequentialParameters _parameters;
    private readonly DateTimeOffset _stepSince;
    private readonly double[] _latency;
    private readonly double[] _ratio;
    private ArmCounts _candidate;
    private ArmCounts _legacy;

    public MatureTally(EvidenceSums sums, SequentialParameters parameters, StepFrame frame)
    {
        _parameters = parameters;
        _stepSince = frame.EnteredAt;
        _latency = [.. sums.Latency];
        var same = sums.Step.Since == frame.EnteredAt;
        var ratios = parameters.Gates.Kind == GateKind.Ratio ? RatioGrid.Count * Measures.Gates : 0;
        _ratio = same && sums.Step.RatioLogs.Length == ratios ? [.. sums.Step.RatioLogs] : new double[ratios];
        (_candidate, _legacy) = same ? (sums.Step.Candidate, sums.Step.Legacy) : default;
    }

    public ImmutableArray<double> Latency => ImmutableCollectionsMarshal.AsImmutableArray(_latency);

    public StepTotals Step => new(_stepSince, _candidate, _legacy, ImmutableCollectionsMarshal.AsImmutableArray(_ratio));

    /// <param name="candidate">With unfinished units as failures.</param>
    /// <param name="legacy">As recorded.</param>
    /// <param name="costs">The costs of an event in this block; empty where an arm has no units.</param>
    /// <param name="start">When the cohort began.</param>
    public void Add(in ArmCounts candidate, in ArmCounts legacy, ReadOnlySpan<double> costs, DateTimeOffset start)
    {
        if (!costs.IsEmpty)
        {
            for (var measure = 0; measure < Measures.Latencies; measure++)
            {
                CountProcess.Add(Part(_latency, measure), Measures.Latency(candidate, measure), Measures.Latency(legacy, measure), costs);
            }
        }

        if (start < _stepSince)
        {
            return;
        }

        _candidate = _candidate.Plus(candidate);
        _legacy = _legacy.Plus(legacy);
        if (_ratio.Length > 0 && !costs.IsEmpty)
        {
            AddRatios(candidate, legacy);
        }
    }

    private void AddRatios(in ArmCounts candidate, in ArmCounts legacy)
    {
        // Arms swapped: evidence that the legacy fails more often than 1/ratio of the candidate.
        Span<double> costs = stackalloc double[RatioGrid.Count];
        CountProcess.Costs(legacy.Units, candidate.Units, 1 / _parameters.Gates.Ratio, costs);
        for (var measure = 0; measure < Measures.Gates; measure++)
        {
            CountProcess.Add(Part(_ratio, measure), Measures.Gate(legacy, measure), Measures.Gate(candidate, measure), costs);
        }
    }

    private static Span<double> Part(double[] logs, int measure) => logs.AsSpan(measure * RatioGrid.Count, RatioGrid.Count);
}
