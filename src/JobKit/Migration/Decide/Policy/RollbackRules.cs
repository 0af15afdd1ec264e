namespace JobKit.Migration;

/// <summary>What sends traffic back, in the order in which it is told.</summary>
internal static class RollbackRules
{
    private const int TicksAboveQueueAge = 3;

    /// <summary>
    /// One user's retries never roll everybody back. The design effect sees to that once there are some errors; before, when all there is
    /// comes from one user, only this does.
    /// </summary>
    private const int FailingSubs = 3;

    /// <summary>Whether the candidate fails more often than its limit, for more than a few users.</summary>
    public static bool Breaks(Findings findings, SequentialParameters parameters) =>
        findings.LnBreaker >= parameters.LnCohortsBetweenFalseAlarms && findings.RecentlyFailingSubs >= FailingSubs;

    public static VerdictReason? First(RolloutSituation situation, Findings findings, SequentialParameters parameters)
    {
        var guards = parameters.Guardrails;
        var rare = parameters.LnCohortsBetweenFalseAlarms;
        if (situation.OperatorKill)
        {
            return VerdictReason.OperatorKill;
        }

        if (Breaks(findings, parameters))
        {
            return VerdictReason.Breaker;
        }

        if (situation.TicksAboveQueueAge >= TicksAboveQueueAge)
        {
            return VerdictReason.QueueAge;
        }

        var many = findings.FailingSubs >= FailingSubs;
        if (findings.LnErrors >= -Math.Log(guards.AlphaErrors) && many)
        {
            return VerdictReason.Errors;
        }

        if (findings.LnLatency >= -Math.Log(guards.AlphaLatency) || findings.LnBudget >= rare)
        {
            return VerdictReason.Latency;
        }

        return findings.LnDetector >= rare && many ? VerdictReason.SlowRegression : null;
    }
}
