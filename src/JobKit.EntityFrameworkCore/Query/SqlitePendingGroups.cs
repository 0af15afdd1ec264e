namespace JobKit.EntityFrameworkCore;

/// <summary>Which (queue, type, priority) have pending jobs: one index seek for each, however many jobs it has (reliability 6.4).</summary>
internal static class SqlitePendingGroups
{
    public static Task<List<PendingGroup>> RunAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var dialect = session.Dialect;
        var jobs = dialect.Tables.Jobs;
        return session.Command(
            $"""
            WITH RECURSIVE head(id) AS (
                SELECT (SELECT id FROM {jobs} WHERE status = 0 ORDER BY queue, type, priority, due_at, id LIMIT 1)
                UNION ALL
                SELECT (SELECT later.id FROM {jobs} AS later
                        WHERE later.status = 0 AND (later.queue, later.type, later.priority) > (job.queue, job.type, job.priority)
                        ORDER BY later.queue, later.type, later.priority, later.due_at, later.id LIMIT 1)
                FROM head JOIN {jobs} AS job ON job.id = head.id)
            SELECT job.queue, job.type, job.priority, job.due_at
            FROM head JOIN {jobs} AS job ON job.id = head.id
            """)
            .RowsAsync(
                row => new PendingGroup(row.GetString(0), row.GetString(1), row.GetInt32(2), dialect.ReadInstant(row, 3)),
                cancellationToken);
    }
}
