using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes a recount over what was counted, if anything was, once, and closes the row.</summary>
internal static class ReconcileCohort
{
    public static Task<bool> RunAsync(StoreSession session, CohortDelta recount, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                var held = await AddCohort.HoldOrMakeAsync(session, recount.Cohort, cancellationToken).ConfigureAwait(false);
                if (held is not { Reconciled: false })
                {
                    return false;
                }

                var sums = held.Sums with
                {
                    Units = recount.Sums.Units,
                    Done = recount.Sums.Done,
                    Errors = recount.Sums.Errors,
                    Cancelled = recount.Sums.Cancelled,
                    Result = recount.Sums.Result,
                };
                await AddCohort.WriteAsync(session, recount.Cohort, sums, reconciled: true, cancellationToken).ConfigureAwait(false);
                await AddSubs.RunAsync(session, recount.Cohort with { Start = recount.Cohort.Hour }, recount.Subs, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
}
