WITH RECURSIVE found(queue) AS (
    (SELECT j.queue FROM jobkit.jobkit_jobs j
     WHERE cardinality(@queues) = 0 AND j.status = 0 AND j.limit_key IS NOT NULL ORDER BY j.queue LIMIT 1)
    UNION ALL
    SELECT (SELECT j.queue FROM jobkit.jobkit_jobs j
            WHERE j.status = 0 AND j.limit_key IS NOT NULL AND j.queue > f.queue ORDER BY j.queue LIMIT 1)
    FROM found f WHERE f.queue IS NOT NULL
),
pairs AS MATERIALIZED (
    SELECT q.queue, t.type
    FROM (SELECT unnest(@queues) AS queue UNION SELECT queue FROM found WHERE queue IS NOT NULL) q
    CROSS JOIN unnest(@types) t(type)
    WHERE NOT EXISTS (SELECT 1 FROM jobkit.jobkit_queues s WHERE s.name = q.queue AND s.paused AND NOT @with_paused)
),
waiting(limit_key) AS (
    SELECT @behind
    UNION ALL
    SELECT (
        SELECT min(n.limit_key) FROM pairs p
        CROSS JOIN LATERAL (
            SELECT j.limit_key FROM jobkit.jobkit_jobs j
            WHERE j.status = 0 AND j.limit_key IS NOT NULL AND j.queue = p.queue AND j.type = p.type
              AND j.limit_key > w.limit_key
            ORDER BY j.limit_key LIMIT 1) n)
    FROM waiting w WHERE w.limit_key IS NOT NULL
),
scanned AS MATERIALIZED (SELECT w.limit_key FROM waiting w WHERE w.limit_key IS NOT NULL OFFSET 1 LIMIT 256),
heads AS MATERIALIZED (
    SELECT s.limit_key, h.room FROM scanned s
    CROSS JOIN LATERAL (
        SELECT h.priority, h.due_at, h.id, h.limit_concurrency - (
            SELECT count(*) FROM (
                SELECT 1 FROM jobkit.jobkit_jobs r WHERE r.limit_key = s.limit_key AND r.lease_until IS NOT NULL
                LIMIT h.limit_concurrency) r)::int AS room
        FROM pairs p
        CROSS JOIN LATERAL (
            WITH RECURSIVE levels(priority) AS (
                SELECT -2147483648
                UNION ALL
                SELECT (SELECT j.priority FROM jobkit.jobkit_jobs j
                        WHERE j.status = 0 AND j.limit_key = s.limit_key AND j.queue = p.queue AND j.type = p.type
                          AND j.priority > l.priority
                        ORDER BY j.priority LIMIT 1)
                FROM levels l WHERE l.priority IS NOT NULL
            )
            SELECT j.* FROM levels l
            CROSS JOIN LATERAL (
                SELECT j.priority, j.due_at, j.id, j.limit_concurrency FROM jobkit.jobkit_jobs j
                WHERE j.status = 0 AND j.limit_key = s.limit_key AND j.queue = p.queue AND j.type = p.type
                  AND j.priority = l.priority AND j.due_at <= statement_timestamp() AND (j.expires_at IS NULL OR j.expires_at > statement_timestamp())
                ORDER BY j.due_at, j.id LIMIT 1) j
            WHERE l.priority BETWEEN -32768 AND 32767
            LIMIT 1) h
        ORDER BY h.priority, h.due_at, h.id LIMIT 1) h
    WHERE h.room > 0 ORDER BY h.priority, h.due_at, h.id LIMIT least(@limit, 128)
),
limited_queues AS MATERIALIZED (
    SELECT s.name FROM jobkit.jobkit_queues s
    WHERE s.concurrency IS NOT NULL AND (NOT s.paused OR @with_paused) AND (cardinality(@queues) = 0 OR s.name = ANY(@queues))
)
SELECT 'k', h.limit_key, h.room FROM heads h WHERE pg_try_advisory_xact_lock(hashtextextended('jobkit.jobkit.limit.' || h.limit_key, 0))
UNION ALL
SELECT 'q', s.name, 0 FROM limited_queues s WHERE pg_try_advisory_xact_lock(hashtextextended('jobkit.jobkit.queue.' || s.name, 0))
UNION ALL
SELECT 'l', max(s.limit_key), count(*)::int FROM scanned s
