namespace JobKit.Migration;

/// <summary>A cohort's units as the job rows show them. Pure.</summary>
/// <remarks>
/// The jobs are what a node that died could not take with it: its unflushed units are among them, and the ends that it never told. Enqueues
/// that failed left no job; they are taken from the times to the response. What was counted stays where it is more (<see cref="RecountedSums"/>).
/// </remarks>
internal static class CandidateRecount
{
    /// <summary>How long after a cohort a node's sign of life says that it has told all that it counted then: a write may take this long.</summary>
    public static readonly TimeSpan Arrival = TimeSpan.FromSeconds(10);

    /// <summary>A day before its row is made one with its hour's, and could be written a second time.</summary>
    private static readonly TimeSpan Oldest = ObservationRetention.Minutes - TimeSpan.FromDays(1);

    /// <summary>Whether as many units ended as began, as far as can be told now.</summary>
    /// <param name="row">The cohort.</param>
    /// <param name="now">The store's time.</param>
    /// <param name="asOf">When the numbers of all nodes were complete up to: what one has not written yet would find the row closed.</param>
    /// <param name="cohort">How long its units came in.</param>
    /// <param name="maturation">How long their ends are waited for.</param>
    public static bool IsNeeded(CohortRow row, DateTimeOffset now, DateTimeOffset asOf, TimeSpan cohort, TimeSpan maturation) =>
        row.Cohort.IsCandidate && !row.Reconciled && asOf >= row.Cohort.Start + cohort + Arrival && now < row.Cohort.Start + Oldest
        && (row.Sums.Done > row.Sums.Units || (row.Sums.Done < row.Sums.Units && IsMature(row.Cohort, now, cohort, maturation)));

    /// <summary>The recount; null while something is under way that may still end in time.</summary>
    /// <param name="row">The cohort.</param>
    /// <param name="jobs">All jobs with a stamp of the cohort; others are passed over.</param>
    /// <param name="mature">Whether waiting is over.</param>
    /// <param name="nodeGone">As <see cref="RecountedSums.Of"/> takes it.</param>
    public static CohortDelta? Of(CohortRow row, IEnumerable<(RouteStamp Stamp, Job Job)> jobs, bool mature, bool nodeGone = false)
    {
        var counted = new CohortSumming();
        var unfinished = new long[SubCounts.Count];
        foreach (var (stamp, job) in jobs)
        {
            if (stamp.Cohort != row.Cohort)
            {
                continue;
            }

            counted.AddSub(stamp.Sub, 1, 0);
            if (job is { IsTerminal: true, FinishedAt: { } end })
            {
                counted.AddJob(job.Status, stamp.Sub, (end - job.CreatedAt).Ticks / TimeSpan.TicksPerMicrosecond);
            }
            else if (mature)
            {
                unfinished[stamp.Sub]++;
            }
            else
            {
                return null;
            }
        }

        var found = counted.ToDelta(row.Cohort) ?? new(row.Cohort, CohortSums.Zero, SubCounts.Zero);
        if (!mature && RecountedSums.Missing(row.Sums, found.Sums) > 0)
        {
            // A request of a node that lives.
            return null;
        }

        var subs = SubCounts.Zero with { Errors = [.. unfinished] };
        // The subs of a row of which nobody told came with nobody either; else the ends brought theirs.
        return new(row.Cohort, RecountedSums.Of(row.Sums, found.Sums, nodeGone), IsUntold(row.Sums) ? found.Subs.Plus(subs) : subs);
    }

    /// <summary>Whether a recount says another thing than was counted.</summary>
    public static bool Differs(CohortSums counted, CohortSums recount) =>
        (counted.Units, counted.Done, counted.Errors, counted.Cancelled) != (recount.Units, recount.Done, recount.Errors, recount.Cancelled);

    public static bool IsMature(in CohortKey cohort, DateTimeOffset now, TimeSpan length, TimeSpan maturation) =>
        now >= cohort.Start + length + maturation;

    private static bool IsUntold(CohortSums row) => row is { Units: 0, Done: 0 };
}
