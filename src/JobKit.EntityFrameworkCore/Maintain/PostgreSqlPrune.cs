using static JobKit.EntityFrameworkCore.PostgreSqlText;

namespace JobKit.EntityFrameworkCore;

/// <summary>Removes ended jobs past their age with their attempts, oldest first, a bounded batch at a time.</summary>
internal sealed class PostgreSqlPrune(PostgreSqlText text)
{
    public string Sql { get; } =
        $"""
        WITH held AS MATERIALIZED (
            SELECT j.id FROM {text.Tables.Jobs} j
            WHERE j.status = @status AND j.finished_at IS NOT NULL AND j.finished_at < {text.Now} - @age * {Microsecond}
            ORDER BY j.finished_at LIMIT @limit
            FOR UPDATE SKIP LOCKED
        ),
        history AS (
            DELETE FROM {text.Tables.Attempts} a WHERE a.job_id = ANY(ARRAY(SELECT id FROM held))
        )
        DELETE FROM {text.Tables.Jobs} job WHERE job.id = ANY(ARRAY(SELECT id FROM held))
        """;

    public Task<int> ExecuteAsync(StoreSession session, JobStatus status, TimeSpan age, int limit, CancellationToken cancellationToken) =>
        session.Command(Sql)
            .With("status", (short)status)
            .With("age", Microseconds(age))
            .With("limit", limit)
            .RunAsync(cancellationToken);
}
