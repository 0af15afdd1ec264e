namespace JobKit.Migration;

/// <summary>What one node counted of one cohort since its last flush.</summary>
/// <param name="Cohort">Which cohort.</param>
/// <param name="Sums">To be added to its row.</param>
/// <param name="Subs">To be added to its hour's.</param>
public sealed record CohortDelta(CohortKey Cohort, CohortSums Sums, SubCounts Subs);
