namespace JobKit.Migration;

/// <summary>What a plan may count on, by what legacy did in the last day.</summary>
internal static class StartForecast
{
    private const long FewestUnits = 1000;

    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    /// <returns>Null where too little was seen to say anything.</returns>
    public static PlanForecast? Of(RolloutPlan plan, IReadOnlyList<CohortRow> rows, DateTimeOffset now)
    {
        var legacy = rows.Where(row => !row.Cohort.IsCandidate).ToList();
        var (units, done, errors) = (legacy.Sum(it => it.Sums.Units), legacy.Sum(it => it.Sums.Done), legacy.Sum(it => it.Sums.Errors));
        if (units < FewestUnits || done == 0)
        {
            return null;
        }

        var seen = now - legacy.Min(it => it.Cohort.Start);
        return seen < Shortest ? null : PlanFeasibility.Of(plan, units / seen.TotalSeconds, Math.Clamp((double)errors / done, 0, 1));
    }
}
