using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>Recounts, once, the cohorts that the death of a node left wrong, so that it is not taken for failures of the candidate and hides none.</summary>
internal sealed class CohortReconciler(IObservationStore store, IJobQueryStore jobs)
{
    private const int PageSize = 200;

    /// <summary>A job's id is made while its request runs, perhaps by another node's clock than its cohort.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    /// <summary>Recounts those of the rows in which not as many units ended as began.</summary>
    /// <param name="rows">Rows of one rollout.</param>
    /// <param name="cohort">How long the units of a cohort come in.</param>
    /// <param name="maturation">How long their ends are waited for.</param>
    /// <param name="nodes">The nodes when the rows were read.</param>
    /// <param name="cancellationToken">Ends it; what is recounted stays so.</param>
    /// <returns>How many were recounted.</returns>
    public async Task<int> ReconcileAsync(
        IEnumerable<CohortRow> rows, TimeSpan cohort, TimeSpan maturation, ObservedNodes nodes, CancellationToken cancellationToken)
    {
        var recounted = 0;
        var (now, asOf, gone) = NodesHeard.Of(nodes);
        foreach (var together in rows.Where(row => CandidateRecount.IsNeeded(row, now, asOf, cohort, maturation)).GroupBy(row => row.Cohort.Start))
        {
            var found = await ReadAsync(together.Key - Slack, together.Key + cohort + Slack, cancellationToken).ConfigureAwait(false);
            foreach (var row in together)
            {
                var mature = CandidateRecount.IsMature(row.Cohort, now, cohort, maturation);
                if (CandidateRecount.Of(row, found, mature, gone.MayHaveTaken(row.Cohort.Start, cohort)) is { } recount
                    && await store.ReconcileAsync(recount, cancellationToken).ConfigureAwait(false))
                {
                    recounted++;
                }
            }
        }

        return recounted;
    }

    /// <summary>Recounts the cohorts of which a silent node may have known something that nobody else does: units that began and ended unsent.</summary>
    /// <param name="silence">The node's last time.</param>
    /// <param name="maturation">How long ends are waited for.</param>
    /// <param name="nodes">All nodes, and the store's time.</param>
    /// <param name="cancellationToken">Ends it; what is recounted stays so.</param>
    /// <returns>How many were recounted, and whether that is all: not while jobs of theirs are under way.</returns>
    public async Task<(int Recounted, bool IsAll)> ReconcileAsync(
        NodeSilence silence, TimeSpan maturation, ObservedNodes nodes, CancellationToken cancellationToken)
    {
        var told = (await store.ReadCohortsAsync(silence.Key, silence.Epoch, silence.From, silence.Until, cancellationToken).ConfigureAwait(false))
            .ToDictionary(row => row.Cohort);
        var found = await ReadAsync(silence.From - Slack, silence.Until + silence.Cohort + Slack, cancellationToken).ConfigureAwait(false);
        var gone = new GoneNodes(nodes);
        var (recounted, isAll) = (0, true);
        foreach (var units in found.Where(it => silence.Has(it.Stamp.Cohort)).GroupBy(it => it.Stamp.Cohort))
        {
            var row = told.GetValueOrDefault(units.Key) ?? new(units.Key, CohortSums.Zero);
            if (row.Reconciled)
            {
                continue;
            }

            var mature = CandidateRecount.IsMature(row.Cohort, nodes.Now, silence.Cohort, maturation);
            var nodeGone = gone.MayHaveTaken(row.Cohort.Start, silence.Cohort);
            if ((row.Sums.Done < row.Sums.Units && !mature) || CandidateRecount.Of(row, units, mature, nodeGone) is not { } recount)
            {
                isAll = false;
            }
            else if (CandidateRecount.Differs(row.Sums, recount.Sums) && await store.ReconcileAsync(recount, cancellationToken).ConfigureAwait(false))
            {
                recounted++;
            }
        }

        return (recounted, isAll);
    }

    /// <summary>The stamped jobs of a time. Ids sort by it, so what is newer or older is not walked through, however much of it there is.</summary>
    private async Task<List<(RouteStamp Stamp, Job Job)>> ReadAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var found = new List<(RouteStamp, Job)>();
        var first = FirstJobId.Of(since);
        var cursor = FirstJobId.Of(until).ToString();
        while (cursor is not null)
        {
            var page = await jobs.ListAsync(new() { IncludeHidden = true, Limit = PageSize, Cursor = cursor }, cancellationToken).ConfigureAwait(false);
            foreach (var job in page.Jobs)
            {
                if (job.Id >= first && RouteStamp.Of(job.Metadata) is { } stamp)
                {
                    found.Add((stamp, job));
                }
            }

            cursor = page.Jobs.Count > 0 && page.Jobs[^1].Id < first ? null : page.NextCursor;
        }

        return found;
    }
}
