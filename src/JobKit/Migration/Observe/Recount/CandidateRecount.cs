namespace JobKit.Migration;

/// <summary>A cohort's units as the job rows show them. Pure.</summary>
/// <remarks>
/// The jobs are what a node that died could not take with it: its unflushed units are among them, and the ends that it never told. Enqueues
/// that failed left no job; they are taken from the times to the response. Where jobs were removed already, what was counted stays.
/// </remarks>
internal static class CandidateRecount
{
    /// <summary>Each node has flushed by then what it counted in the cohort's time.</summary>
    public static readonly TimeSpan Arrival = TimeSpan.FromSeconds(10);

    /// <summary>A day before its row is made one with its hour's, and could be written a second time.</summary>
    private static readonly TimeSpan Oldest = ObservationRetention.Minutes - TimeSpan.FromDays(1);

    /// <summary>Whether as many units ended as began, as far as can be told now.</summary>
    /// <param name="row">The cohort.</param>
    /// <param name="now">The store's time.</param>
    /// <param name="cohort">How long its units came in.</param>
    /// <param name="maturation">How long their ends are waited for.</param>
    public static bool IsNeeded(CohortRow row, DateTimeOffset now, TimeSpan cohort, TimeSpan maturation) =>
        row.Cohort.IsCandidate && !row.Reconciled && now >= row.Cohort.Start + cohort + Arrival && now < row.Cohort.Start + Oldest
        && (row.Sums.Done > row.Sums.Units || (row.Sums.Done < row.Sums.Units && IsMature(row.Cohort, now, cohort, maturation)));

    /// <summary>The recount; null while a job is under way that may still end in time.</summary>
    /// <param name="row">The cohort.</param>
    /// <param name="jobs">All jobs with a stamp of the cohort; others are passed over.</param>
    /// <param name="mature">Whether waiting is over.</param>
    public static CohortDelta? Of(CohortRow row, IEnumerable<(RouteStamp Stamp, Job Job)> jobs, bool mature)
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
        var subs = SubCounts.Zero with { Errors = [.. unfinished] };
        // The subs of a row of which nobody told came with nobody either; else the ends brought theirs.
        return new(row.Cohort, Sums(row.Sums, found.Sums), IsUntold(row.Sums) ? found.Subs.Plus(subs) : subs);
    }

    /// <summary>Whether a recount says another thing than was counted.</summary>
    public static bool Differs(CohortSums counted, CohortSums recount) =>
        (counted.Units, counted.Done, counted.Errors, counted.Cancelled) != (recount.Units, recount.Done, recount.Errors, recount.Cancelled);

    public static bool IsMature(in CohortKey cohort, DateTimeOffset now, TimeSpan length, TimeSpan maturation) =>
        now >= cohort.Start + length + maturation;

    private static bool IsUntold(CohortSums row) => row is { Units: 0, Done: 0 };

    private static CohortSums Sums(CohortSums row, CohortSums jobs)
    {
        var notEnqueued = row.Ack.Failed;
        // Who left before a job was enqueued is in neither; more than these cannot be missing, unless jobs were removed already.
        var left = Math.Max(0, row.Units - jobs.Units - notEnqueued.Count);
        if (left > row.Aborted)
        {
            var done = Math.Min(row.Done, row.Units);
            return row with { Done = done, Errors = Math.Min(row.Errors, done) };
        }

        return jobs with
        {
            Units = jobs.Units + notEnqueued.Count + left,
            Done = jobs.Done + notEnqueued.Count + left,
            Errors = jobs.Errors + notEnqueued.Count,
            Result = jobs.Result.Plus(ObservedTimes.Of(new MicrosHistogram(), notEnqueued)),
        };
    }
}
