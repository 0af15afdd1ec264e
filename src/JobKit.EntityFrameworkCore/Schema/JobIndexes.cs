namespace JobKit.EntityFrameworkCore;

/// <summary>The indexes of <c>jobkit_jobs</c>, in SQL that both dialects read. Why each is there stands in the model.</summary>
internal static class JobIndexes
{
    public static string Sqlite(string jobs) =>
        $"""
        CREATE INDEX ix_jobkit_jobs_pending ON {jobs} (queue, type, priority, due_at, id, limit_key) WHERE status = 0;
        CREATE INDEX ix_jobkit_jobs_lease ON {jobs} (lease_until) WHERE lease_until IS NOT NULL;
        {Shared(jobs)}
        """;

    public static string PostgreSql(string jobs) =>
        $"""
        CREATE INDEX ix_jobkit_jobs_pending ON {jobs} (queue, type, priority, due_at, id) WHERE status = 0 AND limit_key IS NULL;
        CREATE INDEX ix_jobkit_jobs_lease ON {jobs} (queue, lease_until) WHERE lease_until IS NOT NULL;
        CREATE INDEX ix_jobkit_jobs_limit_pending ON {jobs} (queue, type, limit_key, priority, due_at, id) WHERE limit_key IS NOT NULL AND status = 0;
        {Shared(jobs)}
        """;

    private static string Shared(string jobs) =>
        $"""
        CREATE UNIQUE INDEX ux_jobkit_jobs_unique ON {jobs} (type, unique_key) WHERE unique_key IS NOT NULL AND finished_at IS NULL;
        CREATE INDEX ix_jobkit_jobs_limit_processing ON {jobs} (limit_key) WHERE limit_key IS NOT NULL AND lease_until IS NOT NULL;
        CREATE INDEX ix_jobkit_jobs_owner ON {jobs} (owner, id) WHERE owner IS NOT NULL;
        CREATE INDEX ix_jobkit_jobs_correlation ON {jobs} (correlation_key, id) WHERE correlation_key IS NOT NULL;
        CREATE INDEX ix_jobkit_jobs_parent ON {jobs} (parent_id, id) WHERE parent_id IS NOT NULL;
        CREATE INDEX ix_jobkit_jobs_finished ON {jobs} (status, finished_at) WHERE finished_at IS NOT NULL;
        CREATE INDEX ix_jobkit_jobs_expires ON {jobs} (expires_at) WHERE expires_at IS NOT NULL AND status = 0;
        """;
}
