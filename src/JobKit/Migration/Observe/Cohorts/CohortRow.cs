namespace JobKit.Migration;

/// <summary>A cohort as it is stored: the sums of all nodes.</summary>
/// <param name="Cohort">Which cohort. Rows older than <see cref="ObservationRetention.Minutes"/> hold their whole hour.</param>
/// <param name="Sums">Its sums.</param>
/// <param name="Reconciled">Whether it was recounted from the job rows; nothing is added to it any more.</param>
public sealed record CohortRow(CohortKey Cohort, CohortSums Sums, bool Reconciled = false);
