namespace JobKit.EntityFrameworkCore;

/// <summary>What the database itself refuses: the lifecycle table's rules as CHECK constraints, in SQL that both dialects read.</summary>
internal static class JobChecks
{
    private static readonly string Terminal = Numbers(status => status.IsTerminal());

    // Whoever may renew holds a lease.
    private static readonly string Held = Numbers(status => JobLifecycle.Allows(status, JobVerb.Renew));

    private static readonly string Failed = Numbers(status => status == JobStatus.Failed);

    public static IReadOnlyList<(string Name, string Sql)> All { get; } =
    [
        ("ck_jobkit_jobs_status", $"status IN ({Numbers(_ => true)})"),
        ("ck_jobkit_jobs_lease", $"(status IN ({Held})) = (worker_id IS NOT NULL) AND (status IN ({Held})) = (lease_until IS NOT NULL)"),
        ("ck_jobkit_jobs_finished", $"(status IN ({Terminal})) = (finished_at IS NOT NULL)"),
        ("ck_jobkit_jobs_failed", $"(status IN ({Failed})) = (failure_reason IS NOT NULL)"),
        ("ck_jobkit_jobs_attempt", "attempt >= 0 AND attempt <= max_attempts AND max_attempts >= 1"),
        ("ck_jobkit_jobs_counts", "abandon_count >= 0 AND epoch >= 0 AND limit_concurrency >= 1"),
        ("ck_jobkit_jobs_priority", $"priority BETWEEN {short.MinValue} AND {short.MaxValue}"),
        ("ck_jobkit_jobs_progress", "progress BETWEEN 0 AND 100"),
        ("ck_jobkit_jobs_settled", "(settled_epoch IS NULL) = (settled_verb IS NULL)"),
    ];

    /// <summary>The same as lines of a CREATE TABLE.</summary>
    public static string Lines { get; } =
        string.Join(",\n", All.Select(check => $"    CONSTRAINT {check.Name} CHECK ({check.Sql})"));

    private static string Numbers(Func<JobStatus, bool> where) =>
        string.Join(", ", Enum.GetValues<JobStatus>().Where(where).Select(status => (int)status));
}
