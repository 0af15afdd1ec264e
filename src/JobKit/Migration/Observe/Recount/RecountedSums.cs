namespace JobKit.Migration;

/// <summary>What a cohort's counts and its jobs show together. Pure.</summary>
/// <remarks>
/// Each knows ends that the other does not: a node that died told of none in its last second, and jobs that were removed tell of none at all.
/// The larger number is nearer to the truth, for neither makes an end up.
/// </remarks>
internal static class RecountedSums
{
    /// <summary>The recount.</summary>
    /// <param name="row">What was counted.</param>
    /// <param name="jobs">What the jobs show.</param>
    /// <param name="nodeGone">
    /// Whether a node fell silent that may have had requests of the cohort. A unit that has neither a job nor an end went with it, and leaves the
    /// count, as the legacy's do; of a node that lives it is one that hangs.
    /// </param>
    public static CohortSums Of(CohortSums row, CohortSums jobs, bool nodeGone)
    {
        var notEnqueued = row.Ack.Failed;
        var seen = jobs.Done + notEnqueued.Count + Left(row, jobs);
        var counted = Math.Min(row.Done, row.Units);
        var done = Math.Max(seen, counted);
        var (cancelled, result) = counted > seen
            ? (row.Cancelled, row.Result)
            : (jobs.Cancelled, jobs.Result.Plus(ObservedTimes.Of(new MicrosHistogram(), notEnqueued)));
        return new()
        {
            Units = done + (jobs.Units - jobs.Done) + (nodeGone ? 0 : Missing(row, jobs)),
            Done = done,
            Errors = Math.Min(done, Math.Max(row.Errors, jobs.Errors + notEnqueued.Count)),
            Cancelled = cancelled,
            Result = result,
        };
    }

    /// <summary>Units that have neither a job nor an end.</summary>
    public static long Missing(CohortSums row, CohortSums jobs)
    {
        var seen = jobs.Done + row.Ack.Failed.Count + Left(row, jobs);
        return Math.Max(0, row.Units - Math.Max(seen, Math.Min(row.Done, row.Units)) - (jobs.Units - jobs.Done));
    }

    /// <summary>Clients that left before a job was enqueued.</summary>
    private static long Left(CohortSums row, CohortSums jobs) =>
        Math.Min(row.Aborted, Math.Max(0, row.Units - jobs.Units - row.Ack.Failed.Count));
}
