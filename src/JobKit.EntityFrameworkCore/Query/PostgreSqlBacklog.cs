using static JobKit.EntityFrameworkCore.Number;

namespace JobKit.EntityFrameworkCore;

/// <summary>What waits in each queue: a seek for each (queue, type, priority), and no count beyond the bound.</summary>
/// <remarks>
/// Plain and limited jobs lie in an index each, and each part asks one of them. Of the limit keys of a queue and type the first
/// <see cref="Keys"/> are looked into; where more wait, the count of due jobs says that it is not the whole.
/// </remarks>
internal sealed class PostgreSqlBacklog(PostgreSqlText text)
{
    private const int Keys = 1_000;

    private const int Counting = Counted.Most + 1;

    public string Sql { get; } =
        $"""
        WITH RECURSIVE plain(queue, type, priority, due_at) AS (
            (SELECT j.queue, j.type, j.priority, j.due_at FROM {text.Tables.Jobs} j
             WHERE j.status = {Pending} AND j.limit_key IS NULL
             ORDER BY j.queue, j.type, j.priority, j.due_at, j.id LIMIT 1)
            UNION ALL
            SELECT n.* FROM plain p CROSS JOIN LATERAL (
                SELECT j.queue, j.type, j.priority, j.due_at FROM {text.Tables.Jobs} j
                WHERE j.status = {Pending} AND j.limit_key IS NULL AND (j.queue, j.type, j.priority) > (p.queue, p.type, p.priority)
                ORDER BY j.queue, j.type, j.priority, j.due_at, j.id LIMIT 1) n
        ),
        kinds(queue, type) AS (
            (SELECT j.queue, j.type FROM {text.Tables.Jobs} j
             WHERE j.status = {Pending} AND j.limit_key IS NOT NULL
             ORDER BY j.queue, j.type, j.limit_key LIMIT 1)
            UNION ALL
            SELECT n.* FROM kinds k CROSS JOIN LATERAL (
                SELECT j.queue, j.type FROM {text.Tables.Jobs} j
                WHERE j.status = {Pending} AND j.limit_key IS NOT NULL AND (j.queue, j.type) > (k.queue, k.type)
                ORDER BY j.queue, j.type, j.limit_key LIMIT 1) n
        ),
        keys AS MATERIALIZED (
            SELECT k.queue, k.type, x.limit_key, x.priority, x.due_at, x.n FROM kinds k CROSS JOIN LATERAL (
                WITH RECURSIVE key(limit_key, priority, due_at, n) AS (
                    (SELECT j.limit_key, j.priority, j.due_at, 1 FROM {text.Tables.Jobs} j
                     WHERE j.status = {Pending} AND j.limit_key IS NOT NULL AND j.queue = k.queue AND j.type = k.type
                     ORDER BY j.limit_key, j.priority, j.due_at, j.id LIMIT 1)
                    UNION ALL
                    SELECT l.*, y.n + 1 FROM key y CROSS JOIN LATERAL (
                        SELECT j.limit_key, j.priority, j.due_at FROM {text.Tables.Jobs} j
                        WHERE j.status = {Pending} AND j.limit_key IS NOT NULL AND j.queue = k.queue AND j.type = k.type
                          AND (j.limit_key, j.priority) > (y.limit_key, y.priority)
                        ORDER BY j.limit_key, j.priority, j.due_at, j.id LIMIT 1) l
                    WHERE y.n < {Keys}
                )
                SELECT * FROM key) x
        )
        SELECT q.queue,
            ARRAY(SELECT p.type FROM plain p WHERE p.queue = q.queue UNION SELECT k.type FROM kinds k WHERE k.queue = q.queue),
            (SELECT count(*) FROM (
                SELECT * FROM (SELECT 1 FROM {text.Tables.Jobs} j
                    WHERE j.status = {Pending} AND j.limit_key IS NULL AND j.queue = q.queue LIMIT {Counting}) one
                UNION ALL
                SELECT * FROM (SELECT 1 FROM {text.Tables.Jobs} j
                    WHERE j.status = {Pending} AND j.limit_key IS NOT NULL AND j.queue = q.queue LIMIT {Counting}) other
                LIMIT {Counting}) pending),
            (SELECT count(*) FROM (
                SELECT d.* FROM plain p CROSS JOIN LATERAL (
                    SELECT 1 FROM {text.Tables.Jobs} j
                    WHERE j.status = {Pending} AND j.limit_key IS NULL
                      AND j.queue = p.queue AND j.type = p.type AND j.priority = p.priority AND j.due_at <= {text.Now} LIMIT {Counting}) d
                WHERE p.queue = q.queue
                UNION ALL
                SELECT d.* FROM keys k CROSS JOIN LATERAL (
                    SELECT 1 FROM {text.Tables.Jobs} j
                    WHERE j.status = {Pending} AND j.limit_key = k.limit_key
                      AND j.queue = k.queue AND j.type = k.type AND j.priority = k.priority AND j.due_at <= {text.Now} LIMIT {Counting}) d
                WHERE k.queue = q.queue
                LIMIT {Counting}) due),
            EXISTS (SELECT 1 FROM keys k WHERE k.queue = q.queue AND k.n = {Keys}),
            least((SELECT min(p.due_at) FROM plain p WHERE p.queue = q.queue), (SELECT min(k.due_at) FROM keys k WHERE k.queue = q.queue))
        FROM (SELECT p.queue FROM plain p UNION SELECT k.queue FROM kinds k) q
        """;

    public async Task<IReadOnlyList<QueueBacklog>> ExecuteAsync(StoreSession session, CancellationToken cancellationToken) =>
        await session.IndexedRowsAsync(
            Sql,
            row => new QueueBacklog(
                row.GetString(0),
                row.GetFieldValue<string[]>(1),
                Counted.Of(row.GetInt64(2)),
                Counted.Of(row.GetInt64(3), isCut: row.GetBoolean(4)),
                row.GetFieldValue<DateTimeOffset>(5)),
            cancellationToken).ConfigureAwait(false);
}
