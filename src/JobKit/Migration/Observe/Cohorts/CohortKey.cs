namespace JobKit.Migration;

/// <summary>Which units belong together: those of one endpoint that came in one interval and were routed to one arm.</summary>
/// <param name="Key">The rollout.</param>
/// <param name="Epoch">Its epoch.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Start">When the interval began, UTC, a whole number of intervals after 1970.</param>
/// <param name="Arm">Where the units were routed.</param>
public readonly record struct CohortKey(string Key, long Epoch, string Endpoint, DateTimeOffset Start, ObservedArm Arm)
{
    /// <summary>The hour that the cohort belongs to in the table of subs.</summary>
    public DateTimeOffset Hour => Start.AddTicks(-(Start.Ticks % TimeSpan.TicksPerHour));

    /// <summary>Whether the candidate has its units.</summary>
    public bool IsCandidate => Arm is ObservedArm.Candidate or ObservedArm.CandidateTargeted;
}
