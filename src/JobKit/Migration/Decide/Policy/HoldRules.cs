using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>What forbids an advance. All that applies is told, so that nobody mends one thing to find the next.</summary>
internal static class HoldRules
{
    public static ImmutableArray<VerdictReason> All(DecisionInput input, Findings findings, SequentialParameters parameters)
    {
        var reasons = ImmutableArray.CreateBuilder<VerdictReason>();
        Time(input, parameters, reasons);
        Evidence(input.Situation, findings, parameters, reasons);
        return reasons.ToImmutable();
    }

    private static void Time(DecisionInput input, SequentialParameters parameters, ImmutableArray<VerdictReason>.Builder reasons)
    {
        var (now, situation) = (input.Now, input.Situation);
        if (!situation.WindowOpen)
        {
            reasons.Add(VerdictReason.OutsideWindow);
        }

        if (situation.CoolDownUntil > now)
        {
            reasons.Add(VerdictReason.CoolDown);
        }

        // Numbers from the future come from a clock that jumped: as doubtful as old ones.
        if ((now - situation.StatsAsOf).Duration() > parameters.StatsStaleAfter)
        {
            reasons.Add(VerdictReason.StaleStats);
        }

        if (now - situation.Frame.EnteredAt < parameters.MinDwell)
        {
            reasons.Add(VerdictReason.Dwell);
        }

        if (situation.ApprovalsMissing > 0)
        {
            reasons.Add(VerdictReason.Approval);
        }
    }

    private static void Evidence(
        RolloutSituation situation, Findings findings, SequentialParameters parameters, ImmutableArray<VerdictReason>.Builder reasons)
    {
        if (findings.LnSampleRatio >= SampleRatio.LnAlarm)
        {
            reasons.Add(VerdictReason.SampleRatio);
        }

        if (situation.Gates.HasFlag(RequiredGates.Routed) && findings.CandidateUnits < parameters.Gates.MinUnits)
        {
            reasons.Add(findings.CandidateUnits + findings.ImmatureUnits >= parameters.Gates.MinUnits ? VerdictReason.Immature : VerdictReason.TooFewUnits);
        }

        if (situation.IsBlind(parameters))
        {
            reasons.Add(VerdictReason.NoBaseline);
        }

        if (situation.Gates.HasFlag(RequiredGates.Mismatch) && findings.LnMatch < ProportionGate.LnPass)
        {
            reasons.Add(VerdictReason.Mismatch);
        }

        if (findings.BadRowCount > 0)
        {
            reasons.Add(VerdictReason.BadStats);
        }
    }
}
