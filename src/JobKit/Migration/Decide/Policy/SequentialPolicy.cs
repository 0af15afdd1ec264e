using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>The default policy: rolls back on evidence, advances on evidence, and does nothing without where a stage asks for any.</summary>
/// <remarks>
/// <para>Pure: time and numbers come in, nothing else. It may be asked as often as one likes; its error rates hold for all looks together.</para>
/// <para>
/// Order, first match: not running, hold; operator's kill; breaker; infrastructure; guardrails; detector (these roll back); everything that
/// forbids an advance, hold with all reasons; all gates passed, advance one step; longest dwell over; else hold. No data never advances and
/// never rolls back, but for a stage that asks for no gates (<see cref="RequiredGates.None"/>): its dwell, windows and approvals are all.
/// </para>
/// <para>
/// The evidence on errors and on latency shares the chance of a false alarm of an epoch (their alphas, added); breaker and detector come
/// on top, with <see cref="Guardrails.DetectorDays"/> days of cohorts between false alarms each. What is proved and what is only
/// simulated stands at each formula.
/// </para>
/// </remarks>
public sealed class SequentialPolicy
{
    private static readonly double LnTen = Math.Log(10);

    /// <summary>Makes it.</summary>
    /// <exception cref="PolicyParameterException">A number is out of range.</exception>
    public SequentialPolicy(SequentialParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Problems() is { Count: > 0 } problems)
        {
            throw new PolicyParameterException(problems);
        }

        Parameters = parameters;
    }

    /// <summary>What it judges by.</summary>
    public SequentialParameters Parameters { get; }

    /// <summary>Takes the next run of mature cohorts into the sums, and stops at the first that is not mature.</summary>
    /// <remarks>What is in already is passed over, so that folding twice counts once.</remarks>
    /// <param name="sums">What was folded before.</param>
    /// <param name="minutes">Cohorts, oldest first.</param>
    /// <param name="frame">The present step.</param>
    /// <param name="asOf">When the numbers of all nodes were complete up to: what a slow node has not written yet is not passed over.</param>
    public EvidenceSums Fold(EvidenceSums sums, ReadOnlySpan<CohortMinute> minutes, StepFrame frame, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(sums);
        ArgumentNullException.ThrowIfNull(frame);
        EvidenceTally? tally = null;
        MatureTally? mature = null;
        var before = sums.FoldedBefore;
        foreach (var minute in minutes)
        {
            if (minute.Start < before)
            {
                continue;
            }

            if (Ageing.Of(minute, Parameters, asOf) != CohortAge.Mature)
            {
                break;
            }

            tally ??= new EvidenceTally(sums, Parameters, frame);
            tally.Add(minute, CohortAge.Mature, mature ??= new MatureTally(sums, Parameters, frame));
            before = minute.Start + Parameters.Cohort;
        }

        return tally is null ? sums : tally.ToSums(before!.Value, mature!);
    }

    /// <summary>Judges. Never throws for numbers that cannot be: they are left out, named, and forbid an advance.</summary>
    public Verdict Decide(DecisionInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var findings = EvidenceMeasurement.Of(input, Parameters);
        var (kind, reasons) = Judge(input, findings);
        return new Verdict
        {
            Kind = kind,
            Reasons = reasons,
            TargetSharePpm = kind switch
            {
                VerdictKind.Advance => input.Situation.NextShare(),
                VerdictKind.RollBack => 0,
                _ => input.Situation.SharePpm,
            },
            Findings = findings,
            Input = input,
            Parameters = Parameters,
        };
    }

    private (VerdictKind Kind, ImmutableArray<VerdictReason> Reasons) Judge(DecisionInput input, Findings findings)
    {
        var situation = input.Situation;
        if (!situation.Running)
        {
            return (VerdictKind.Hold, [VerdictReason.NotRunning]);
        }

        if (RollbackRules.First(situation, findings, Parameters) is { } alarm)
        {
            return (Back(situation), [alarm]);
        }

        if (HoldRules.All(input, findings, Parameters) is { IsEmpty: false } reasons)
        {
            return (VerdictKind.Hold, reasons);
        }

        if (situation.Gates == RequiredGates.None)
        {
            return (VerdictKind.Advance, [VerdictReason.NoGates]);
        }

        if (!situation.Gates.HasFlag(RequiredGates.Routed) || findings.Gates.All(gate => gate.Passed))
        {
            return (VerdictKind.Advance, [VerdictReason.GatesPassed]);
        }

        return input.Now - situation.Frame.EnteredAt < Parameters.MaxDwell
            ? (VerdictKind.Hold, [VerdictReason.Gathering])
            : (AfterMaxDwell(situation, findings), [VerdictReason.Inconclusive]);
    }

    private VerdictKind AfterMaxDwell(RolloutSituation situation, Findings findings) => Parameters.OnInconclusive switch
    {
        Inconclusive.Advance when findings.LnErrors < LnTen && findings.LnLatency < LnTen => VerdictKind.Advance,
        Inconclusive.RollBack => Back(situation),
        _ => VerdictKind.Hold,
    };

    private static VerdictKind Back(RolloutSituation situation) => situation.Irreversible ? VerdictKind.Freeze : VerdictKind.RollBack;
}
