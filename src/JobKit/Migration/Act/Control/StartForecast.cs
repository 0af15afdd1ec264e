namespace JobKit.Migration;

/// <summary>What a plan may count on, by what legacy did in the last day.</summary>
internal static class StartForecast
{
    /// <summary>Fewer units than this say too little of the error rate; of the supply they say enough.</summary>
    private const long FewestUnits = StageBaseline.FewestUnits;

    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    /// <returns>Null where too little time was seen to say anything.</returns>
    public static PlanForecast? Of(RolloutPlan plan, IReadOnlyList<CohortRow> rows, DateTimeOffset now)
    {
        var legacy = rows.Where(row => !row.Cohort.IsCandidate).ToList();
        var (units, done, errors) = (legacy.Sum(it => it.Sums.Units), legacy.Sum(it => it.Sums.Done), legacy.Sum(it => it.Sums.Errors));
        if (done == 0)
        {
            return null;
        }

        var seen = now - legacy.Min(it => it.Cohort.Start);
        return seen < Shortest ? null : PlanFeasibility.Of(plan, units / seen.TotalSeconds, Rate(plan, errors, done));
    }

    /// <summary>Where it is not known, the one that needs the fewest units: what cannot be decided then never can.</summary>
    private static double Rate(RolloutPlan plan, long errors, long done)
    {
        if (done >= FewestUnits)
        {
            return Math.Clamp((double)errors / done, 0, 1);
        }

        return plan.Parameters.Gates.Kind == GateKind.Ratio ? (PercentRange.Wilson(errors, done)?.High ?? 100) / 100 : 0;
    }
}
