namespace JobKit.EntityFrameworkCore;

/// <summary>What becomes of a job taken from its holder, by a sweep or by an operator, as the SET of an UPDATE.</summary>
/// <remarks>
/// It names <c>@max</c>. A cancel request ends it; one abandon too many fails it; else it is pending with the attempt given back.
/// </remarks>
internal static class TakeBack
{
    private const string Ends = "(cancel_requested OR abandon_count + 1 > @max)";

    public static string Sql(Dialect dialect) =>
        $"""
        status = CASE WHEN cancel_requested THEN 4 WHEN abandon_count + 1 > @max THEN 3 ELSE 0 END,
            failure_reason = CASE WHEN NOT cancel_requested AND abandon_count + 1 > @max THEN {(int)JobFailureReason.Abandoned} ELSE NULL END,
            finished_at = CASE WHEN {Ends} THEN {dialect.NowSql} ELSE NULL END,
            attempt = attempt - 1, abandon_count = abandon_count + 1, worker_id = NULL, lease_until = NULL
        """;

    /// <summary>Keeps the attempt that ended so; run before the UPDATE, with the same condition. It names <c>@verb</c>.</summary>
    public static string AttemptSql(Dialect dialect, string where) =>
        $"""
        INSERT INTO {dialect.Tables.Attempts} (job_id, epoch, attempt, worker_id, started_at, ended_at, verb)
        SELECT id, epoch, attempt, worker_id, started_at, {dialect.NowSql}, @verb
        FROM {dialect.Tables.Jobs}
        WHERE {where}
        """;
}
