namespace JobKit.Migration;

/// <summary>Counts the units of an arm that took longer than its bounds: legacy's own quantiles for legacy, the raised ones for the candidate. Pure.</summary>
internal sealed class SlowUnits(LatencyGuardrail guardrail, LatencyBounds? bounds)
{
    private readonly long? _budget = guardrail.Mode == LatencyMode.Budget ? guardrail.Budget.Ticks / TimeSpan.TicksPerMicrosecond : null;

    public ArmCounts Legacy(CohortSums sums) => Arm(sums, static bound => bound, static bound => bound);

    public ArmCounts Candidate(CohortSums sums) => Arm(sums, guardrail.AckBound, guardrail.ResultBound);

    private ArmCounts Arm(CohortSums sums, Func<long, long> ack, Func<long, long> result) => new(
        sums.Units,
        sums.Done,
        sums.Errors,
        sums.Cancelled,
        Above(sums.Ack, bounds?.Ack, ack),
        Above(sums.Result, bounds?.Result, result));

    private Exceedances Above(ObservedTimes times, QuantileBounds? legacy, Func<long, long> raised)
    {
        if (legacy is null && _budget is null)
        {
            return default;
        }

        var all = times.All;
        var budget = _budget is { } limit ? all.CountAbove(limit) : 0;
        return legacy is null
            ? new(0, 0, 0, budget)
            : new(all.CountAbove(raised(legacy.C50)), all.CountAbove(raised(legacy.C90)), all.CountAbove(raised(legacy.C99)), budget);
    }
}
