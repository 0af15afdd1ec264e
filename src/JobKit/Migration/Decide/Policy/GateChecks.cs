using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>The advance gates of one step: all must pass, so no correction for their number is needed.</summary>
internal static class GateChecks
{
    private static readonly string[] Names = ["errors", "ack90", "ack99", "result90", "result99"];

    public static ImmutableArray<GateFinding> Of(EvidenceSums sums, SequentialParameters parameters, RolloutSituation situation, double designEffect)
    {
        var frame = situation.Frame;
        var step = sums.Step.Since == frame.EnteredAt ? sums.Step : EvidenceSums.Empty.Step;
        var budget = parameters.Guardrails.Latency.Mode == LatencyMode.Budget;
        var compared = budget ? 1 : Measures.Gates;
        var gates = ImmutableArray.CreateBuilder<GateFinding>(Measures.Gates);
        for (var measure = 0; measure < compared; measure++)
        {
            gates.Add(parameters.Gates.Kind == GateKind.Ratio
                ? Ratio(step, measure, designEffect)
                : Difference(step, measure, parameters.Gates, frame, designEffect));
        }

        if (budget)
        {
            gates.Add(Budget("ackBudget", step.Candidate.Units, step.Candidate.Ack.OverBudget, parameters));
            gates.Add(Budget("resultBudget", step.Candidate.Units, step.Candidate.Result.OverBudget, parameters));
        }

        // No unit of either side is slow where nobody knows what slow is: that shows nothing.
        return situation.IsBlind(parameters)
            ? [.. gates.Select((gate, measure) => measure == 0 ? gate : gate with { Value = null, Passed = false })]
            : gates.DrainToImmutable();
    }

    private static GateFinding Difference(StepTotals step, int measure, AdvanceGates gates, StepFrame frame, double designEffect)
    {
        var pair = Measures.GatePair(step.Candidate, step.Legacy, measure);
        var margin = measure switch
        {
            0 => gates.ErrorMargin(FrozenRate(frame), (pair.LegacyEvents + .5) / (pair.LegacyUnits + 1)),
            1 or 3 => gates.MarginC90,
            _ => gates.MarginC99,
        };
        var bound = NonInferiority.UpperBound(pair, margin, gates.Alpha, designEffect);
        return new GateFinding(Names[measure], bound, margin, bound <= margin);
    }

    /// <remarks>Evidence that the candidate's risk is below <see cref="AdvanceGates.Ratio"/> times the legacy's; in the Poisson limit.</remarks>
    private static GateFinding Ratio(StepTotals step, int measure, double designEffect)
    {
        if (step.RatioLogs.IsEmpty)
        {
            return new GateFinding(Names[measure], null, ProportionGate.LnPass, false);
        }

        var evidence = LogMean.Of(step.RatioLogs.AsSpan(measure * RatioGrid.Count, RatioGrid.Count), designEffect);
        return new GateFinding(Names[measure], evidence, ProportionGate.LnPass, evidence >= ProportionGate.LnPass);
    }

    private static GateFinding Budget(string name, long units, long over, SequentialParameters parameters)
    {
        var evidence = ProportionGate.LnEvidence(units, over, parameters.Guardrails.Latency.BudgetLimit);
        return new GateFinding(name, evidence, ProportionGate.LnPass, evidence >= ProportionGate.LnPass);
    }

    /// <summary>The lowest of the endpoints' frozen rates: the strictest margin. Null where none is known.</summary>
    private static double? FrozenRate(StepFrame frame)
    {
        double? lowest = null;
        foreach (var baseline in frame.Baselines)
        {
            if (frame.LegacyErrorRate(baseline.Endpoint) is { } rate && !(rate >= lowest))
            {
                lowest = rate;
            }
        }

        return lowest;
    }
}
