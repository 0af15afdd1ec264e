namespace JobKit.Migration;

/// <summary>How final a cohort's numbers are.</summary>
internal enum CohortAge
{
    /// <summary>Under way, or just over: only the breaker looks at it.</summary>
    Open,

    /// <summary>Over, with outcomes still to come: pending candidates count as successes, pending legacy units as errors.</summary>
    Closed,

    /// <summary>Nothing can change any more.</summary>
    Mature,
}
