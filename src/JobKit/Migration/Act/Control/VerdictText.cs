namespace JobKit.Migration;

/// <summary>A verdict's reasons as sentences.</summary>
internal static class VerdictText
{
    public static IReadOnlyList<string> Of(Rollout rollout, Verdict verdict) => [.. verdict.Reasons.Select(reason => Of(reason, rollout, verdict))];

    private static string Of(VerdictReason reason, Rollout rollout, Verdict verdict) => reason switch
    {
        VerdictReason.TooFewUnits => $"TooFewUnits: {verdict.Findings?.CandidateUnits ?? 0} of {rollout.Plan.Parameters.Gates.MinUnits} candidate units.",
        VerdictReason.Immature => $"Immature: {verdict.Findings?.ImmatureUnits ?? 0} candidate units are still under way.",
        VerdictReason.Dwell => $"Dwell: the share stands since {rollout.EnteredAt:yyyy-MM-dd HH:mm:ss}Z, and must for {rollout.Plan.Parameters.MinDwell:c}.",
        VerdictReason.Approval => "Approval: an approval is missing.",
        VerdictReason.OutsideWindow => "OutsideWindow: the plan's windows, a freeze or an operator's hold forbid it now.",
        VerdictReason.StaleStats => "StaleStats: the numbers are too old.",
        VerdictReason.NoBaseline => $"NoBaseline: what is slow is not known at {string.Join(", ", verdict.Input?.Situation.WithoutBaseline ?? [])}: legacy had fewer than {StageBaseline.FewestUnits} results there. It is taken down within a minute of that many; or set guardrails.latency.mode to budget.",
        VerdictReason.Gathering => "Gathering: there is no evidence for a decision yet.",
        var other => $"{other}: the policy says {other}.",
    };
}
