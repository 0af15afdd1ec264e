using JobKit.Migration;

namespace JobKit.AspNetCore;

/// <summary>One side's numbers: of the units that chance put there, so that the two compare.</summary>
internal static class SideView
{
    public static LegacySideBody OfLegacy(IReadOnlyList<CohortRow> rows)
    {
        var sums = Sum(rows, ObservedArm.Legacy);
        return new(sums.Units, sums.Errors, Rate(sums), Millis(sums.Result, 0.5), Millis(sums.Result, 0.95));
    }

    public static CandidateSideBody OfCandidate(IReadOnlyList<CohortRow> rows)
    {
        var sums = Sum(rows, ObservedArm.Candidate);
        return new(sums.Units, sums.Errors, Rate(sums), Millis(sums.Ack, 0.95), Millis(sums.Result, 0.5), Millis(sums.Result, 0.95));
    }

    /// <summary>The candidate's part of the units that chance routed, in percent; null before there are any.</summary>
    public static double? Share(IReadOnlyList<CohortRow> rows)
    {
        var (candidate, legacy) = (Sum(rows, ObservedArm.Candidate).Units, Sum(rows, ObservedArm.Legacy).Units);
        return candidate + legacy == 0 ? null : Math.Round(100d * candidate / (candidate + legacy), 2);
    }

    private static CohortSums Sum(IReadOnlyList<CohortRow> rows, ObservedArm arm) =>
        rows.Where(row => row.Cohort.Arm == arm).Aggregate(CohortSums.Zero, (sum, row) => sum.Plus(row.Sums));

    private static double Rate(CohortSums sums) => sums.Done == 0 ? 0 : Math.Round(100d * sums.Errors / sums.Done, 2);

    private static double? Millis(ObservedTimes times, double share) => times.All.Quantile(share) is { } range ? Math.Round(range.Upper / 1000d, 1) : null;
}
