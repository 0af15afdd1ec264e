using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>Turns an input into findings: all formulas, no decision.</summary>
internal static class EvidenceMeasurement
{
    public static Findings Of(DecisionInput input, SequentialParameters parameters)
    {
        var frame = input.Situation.Frame;
        var tally = new EvidenceTally(input.Sums, parameters, frame);
        var immature = Continue(tally, input, parameters);
        var subs = input.Subs.HasAllSubs ? input.Subs : SubTable.Empty;
        var (candidateEffect, legacyEffect) = (subs.CandidateEffect, subs.LegacyEffect);
        var effect = Math.Max(candidateEffect, legacyEffect);
        var step = input.Sums.Step.Since == frame.EnteredAt ? input.Sums.Step : EvidenceSums.Empty.Step;
        var (bad, badCount) = Bad(tally, input);
        return new Findings
        {
            CandidateDesignEffect = candidateEffect,
            LegacyDesignEffect = legacyEffect,
            FailingSubs = subs.Failing,
            RecentlyFailingSubs = subs.RecentlyFailing,
            LnErrors = LogMean.Of(tally.Errors, effect),
            LnDetector = LogMean.Of(tally.Detector, effect),
            // The breaker looks at one arm alone.
            LnBreaker = tally.Breakers.LnErrors(candidateEffect),
            LnBudget = tally.Breakers.LnBudget(candidateEffect),
            LnLatency = Latency(input.Sums.Latency, parameters, effect),
            LnSampleRatio = Exposures(input.Exposures),
            LnMatch = input.Shadow.CanBe ? ProportionGate.LnEvidence(input.Shadow.Compared, input.Shadow.Mismatched, parameters.Gates.MismatchLimit) : 0,
            CandidateUnits = step.Candidate.Units,
            LegacyUnits = step.Legacy.Units,
            ImmatureUnits = immature,
            Gates = GateChecks.Of(input.Sums, parameters, input.Situation, effect),
            BadRows = bad,
            BadRowCount = badCount,
        };
    }

    /// <summary>Adds the cohorts that are not folded, and counts the closed candidate units among them that belong to the step.</summary>
    private static long Continue(EvidenceTally tally, DecisionInput input, SequentialParameters parameters)
    {
        // A cohort is over when all nodes have written it, however late it is by the clock.
        var asOf = input.Situation.StatsAsOf < input.Now ? input.Situation.StatsAsOf : input.Now;
        var immature = 0L;
        foreach (var minute in input.Minutes)
        {
            if (minute.Start < input.Sums.FoldedBefore)
            {
                continue;
            }

            // What could be folded and was not yet is at least closed; latency and gates see it after the fold.
            var age = Ageing.Of(minute, parameters, asOf) == CohortAge.Open ? CohortAge.Open : CohortAge.Closed;
            tally.Add(minute, age);
            if (age == CohortAge.Closed && minute.Start >= input.Situation.Frame.EnteredAt)
            {
                foreach (var row in minute.Rows)
                {
                    immature += row.Problem(minute.Start, age) is null ? row.Candidate.Units : 0;
                }
            }
        }

        return immature;
    }

    /// <summary>The mean over c50, c90 and c99 of each clock, and of both clocks; 0 where an absolute budget is set instead.</summary>
    private static double Latency(ImmutableArray<double> logs, SequentialParameters parameters, double designEffect)
    {
        if (parameters.Guardrails.Latency.Mode == LatencyMode.Budget)
        {
            return 0;
        }

        Span<double> each = stackalloc double[Measures.Latencies];
        for (var measure = 0; measure < each.Length; measure++)
        {
            each[measure] = LogMean.Of(logs.AsSpan(measure * RatioGrid.Count, RatioGrid.Count), designEffect);
        }

        return LogMean.Of(each);
    }

    private static double Exposures(ImmutableArray<ShareSegment> segments)
    {
        var sum = 0.0;
        foreach (var segment in segments)
        {
            sum += segment.CanBe ? SampleRatio.LnEvidence(segment.Candidate, segment.Legacy, segment.Share) : 0;
        }

        return sum;
    }

    private static (ImmutableArray<string> Names, int Count) Bad(EvidenceTally tally, DecisionInput input)
    {
        var (names, count) = (tally.BadRows, tally.BadRowCount);
        var others = new List<string>();
        if (!input.Subs.HasAllSubs)
        {
            others.Add("subs: a list has not 32 numbers");
        }
        else if (input.Subs.Problem() is { } problem)
        {
            others.Add(problem);
        }

        if (input.Exposures.Any(segment => !segment.CanBe))
        {
            others.Add("exposures: a count is negative, or a share not between 0 and 1");
        }

        if (!input.Shadow.CanBe)
        {
            others.Add($"shadow: {input.Shadow.Mismatched} mismatches of {input.Shadow.Compared} comparisons");
        }

        return others.Count == 0 ? (names, count) : (names.AddRange(others), count + others.Count);
    }
}
