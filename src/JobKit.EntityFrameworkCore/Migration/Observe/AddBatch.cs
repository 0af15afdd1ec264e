using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Adds one node's counts of a second, whole or not at all.</summary>
internal static class AddBatch
{
    public static Task<bool> RunAsync(StoreSession session, ObservationBatch batch, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                if (!await MarkNode.RunAsync(session, batch, cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }

                // Every node goes through the rows in the same order, and through all cohorts before the first sub: none can wait for another in a circle.
                var hours = new Dictionary<CohortKey, SubCounts>();
                foreach (var delta in batch.Deltas.OrderBy(it => it.Cohort, CohortOrder.Instance))
                {
                    if (await AddCohort.RunAsync(session, delta.Cohort, delta.Sums, cancellationToken).ConfigureAwait(false))
                    {
                        var hour = delta.Cohort with { Start = delta.Cohort.Hour };
                        hours[hour] = hours.GetValueOrDefault(hour, SubCounts.Zero).Plus(delta.Subs);
                    }
                }

                foreach (var (hour, subs) in hours.OrderBy(it => it.Key, CohortOrder.Instance))
                {
                    await AddSubs.RunAsync(session, hour, subs, cancellationToken).ConfigureAwait(false);
                }

                await AddExposures.RunAsync(session, batch.Exposures, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
}
