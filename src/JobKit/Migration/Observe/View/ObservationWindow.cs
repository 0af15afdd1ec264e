using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>Cohorts to look at: the seed's monitor and comparison, over what all nodes stored.</summary>
/// <remarks>
/// A request counts once it ended, and with its time to the result: that of the legacy response is never set beside that of an acknowledgement.
/// Narrow the window first where that is wanted: <see cref="Last"/>, <see cref="At"/>, <see cref="ByChance"/>, <see cref="Targeted"/>.
/// </remarks>
public sealed class ObservationWindow
{
    private readonly ImmutableArray<CohortRow> _rows;

    /// <summary>Looks at these cohorts, in any order.</summary>
    public ObservationWindow(IEnumerable<CohortRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _rows = [.. rows.OrderBy(row => row.Cohort.Start)];
    }

    /// <summary>The seed's <c>getMetrics</c>: one entry for each UTC minute in which a unit ended, oldest first.</summary>
    public ImmutableArray<SeedMinute> Minutes => SeedMinutes.Of(_rows);

    /// <summary>The seed's <c>getLatestMetrics</c>: the newest of <see cref="Minutes"/>, or null.</summary>
    public SeedMinute? Latest => Minutes is [.., var newest] ? newest : null;

    /// <summary>The endpoints seen, in ordinal order.</summary>
    public ImmutableArray<string> Endpoints => [.. _rows.Select(row => row.Cohort.Endpoint).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The seed's comparison of both sides.</summary>
    public SideComparison Compare() => new(
        SideFigures.Of(_rows.Where(row => !row.Cohort.IsCandidate)),
        SideFigures.Of(_rows.Where(row => row.Cohort.IsCandidate)));

    /// <summary>The seed's <c>getSummary</c>: five figures over the 24 hours before an instant.</summary>
    public SeedSummary Summary(DateTimeOffset now) => SeedSummary.Of(Minutes, now);

    /// <summary>Only cohorts that began in the time before an instant.</summary>
    public ObservationWindow Last(TimeSpan time, DateTimeOffset now) => Where(row => row.Cohort.Start >= now - time);

    /// <summary>Only one endpoint's.</summary>
    public ObservationWindow At(string endpoint) => Where(row => string.Equals(row.Cohort.Endpoint, endpoint, StringComparison.Ordinal));

    /// <summary>Only units that chance put on their side: the two sides compare.</summary>
    public ObservationWindow ByChance() => Where(row => row.Cohort.Arm is ObservedArm.Legacy or ObservedArm.Candidate);

    /// <summary>Only units that were sent to their side: the two sides do not compare.</summary>
    public ObservationWindow Targeted() => Where(row => row.Cohort.Arm is ObservedArm.LegacyTargeted or ObservedArm.CandidateTargeted);

    private ObservationWindow Where(Func<CohortRow, bool> wanted) => new(_rows.Where(wanted));
}
