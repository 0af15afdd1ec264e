namespace JobKit.Migration;

/// <summary>The hours of an epoch in which nothing can change any more, as one sum of each arm. Not safe for concurrent use.</summary>
internal sealed class FoldedSubs
{
    private SubCounts _candidate = SubCounts.Zero;
    private SubCounts _legacy = SubCounts.Zero;

    /// <summary>Hours before this need not be read again.</summary>
    public DateTimeOffset From { get; private set; } = FoldedCohorts.Earliest;

    /// <summary>The epoch's subs.</summary>
    /// <param name="hours">The hours that are not in the sums.</param>
    /// <param name="foldedBefore">Cohorts that began before this are folded, and change no more.</param>
    /// <param name="now">The store's time.</param>
    public SubTable Table(IReadOnlyList<UnitHour> hours, DateTimeOffset? foldedBefore, DateTimeOffset now)
    {
        var recent = FullHour(now).AddHours(-1);
        var final = FullHour(foldedBefore ?? FoldedCohorts.Earliest);
        final = final < recent ? final : recent;
        if (final > From)
        {
            From = final;
            _candidate = Sum(_candidate, hours, ObservedArm.Candidate, hour => hour < final);
            _legacy = Sum(_legacy, hours, ObservedArm.Legacy, hour => hour < final);
        }

        var candidate = Sum(_candidate, hours, ObservedArm.Candidate, hour => hour >= From);
        var legacy = Sum(_legacy, hours, ObservedArm.Legacy, hour => hour >= From);
        var lately = Sum(SubCounts.Zero, hours, ObservedArm.Candidate, hour => hour >= recent);
        return new(EvidenceReading.Units(candidate), candidate.Errors, EvidenceReading.Units(legacy), legacy.Errors, lately.Errors);
    }

    private static SubCounts Sum(SubCounts before, IEnumerable<UnitHour> hours, ObservedArm arm, Func<DateTimeOffset, bool> wanted) =>
        hours.Where(it => it.Arm == arm && wanted(it.Hour)).Aggregate(before, (sum, it) => sum.Plus(it.Subs));

    private static DateTimeOffset FullHour(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerHour));
}
