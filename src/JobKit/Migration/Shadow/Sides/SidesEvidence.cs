namespace JobKit.Migration;

/// <summary>The policy's evidence on one endpoint alone. Pure.</summary>
internal static class SidesEvidence
{
    public static double Errors(IEnumerable<CohortRow> rows, IEnumerable<UnitHour> hours, double r0)
    {
        Span<double> sums = stackalloc double[RatioGrid.Count];
        Span<double> costs = stackalloc double[RatioGrid.Count];
        foreach (var cohort in rows.GroupBy(row => row.Cohort.Start))
        {
            var candidate = Sums(cohort, ObservedArm.Candidate);
            var legacy = Sums(cohort, ObservedArm.Legacy);
            if (candidate.Units > 0 && legacy.Units > 0)
            {
                CountProcess.Costs(candidate.Units, legacy.Units, r0, costs);
                // What legacy has not ended counts as failed: the evidence can then only rise later.
                CountProcess.Add(sums, candidate.Errors, legacy.Errors + Math.Max(0, legacy.Units - legacy.Done), costs);
            }
        }

        return Math.Exp(LogMean.Of(sums, Effect(hours)));
    }

    public static double SampleRatio(IEnumerable<ShareSegment> exposures) => Math.Exp(
        exposures.Where(segment => segment.CanBe).Sum(segment => JobKit.Migration.SampleRatio.LnEvidence(segment.Candidate, segment.Legacy, segment.Share)));

    private static CohortSums Sums(IEnumerable<CohortRow> rows, ObservedArm arm) =>
        rows.Where(row => row.Cohort.Arm == arm).Aggregate(CohortSums.Zero, (sum, row) => sum.Plus(row.Sums));

    private static double Effect(IEnumerable<UnitHour> hours)
    {
        var (candidate, legacy) = (SubCounts.Zero, SubCounts.Zero);
        foreach (var hour in hours)
        {
            candidate = hour.Arm == ObservedArm.Candidate ? candidate.Plus(hour.Subs) : candidate;
            legacy = hour.Arm == ObservedArm.Legacy ? legacy.Plus(hour.Subs) : legacy;
        }

        return Math.Max(1, Math.Max(Of(candidate), Of(legacy)));
    }

    private static double Of(SubCounts subs) => DesignEffect.Of(subs.Units.AsSpan(), subs.Errors.AsSpan());
}
