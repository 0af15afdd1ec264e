WITH RECURSIVE plain(queue, type, priority, due_at) AS (
    (SELECT j.queue, j.type, j.priority, j.due_at FROM jobkit.jobkit_jobs j
     WHERE j.status = 0 AND j.limit_key IS NULL
     ORDER BY j.queue, j.type, j.priority, j.due_at, j.id LIMIT 1)
    UNION ALL
    SELECT n.* FROM plain p CROSS JOIN LATERAL (
        SELECT j.queue, j.type, j.priority, j.due_at FROM jobkit.jobkit_jobs j
        WHERE j.status = 0 AND j.limit_key IS NULL AND (j.queue, j.type, j.priority) > (p.queue, p.type, p.priority)
        ORDER BY j.queue, j.type, j.priority, j.due_at, j.id LIMIT 1) n
),
kinds(queue, type) AS (
    (SELECT j.queue, j.type FROM jobkit.jobkit_jobs j
     WHERE j.status = 0 AND j.limit_key IS NOT NULL
     ORDER BY j.queue, j.type, j.limit_key LIMIT 1)
    UNION ALL
    SELECT n.* FROM kinds k CROSS JOIN LATERAL (
        SELECT j.queue, j.type FROM jobkit.jobkit_jobs j
        WHERE j.status = 0 AND j.limit_key IS NOT NULL AND (j.queue, j.type) > (k.queue, k.type)
        ORDER BY j.queue, j.type, j.limit_key LIMIT 1) n
),
keys AS MATERIALIZED (
    SELECT k.queue, k.type, x.limit_key, x.priority, x.due_at, x.n FROM kinds k CROSS JOIN LATERAL (
        WITH RECURSIVE key(limit_key, priority, due_at, n) AS (
            (SELECT j.limit_key, j.priority, j.due_at, 1 FROM jobkit.jobkit_jobs j
             WHERE j.status = 0 AND j.limit_key IS NOT NULL AND j.queue = k.queue AND j.type = k.type
             ORDER BY j.limit_key, j.priority, j.due_at, j.id LIMIT 1)
            UNION ALL
            SELECT l.*, y.n + 1 FROM key y CROSS JOIN LATERAL (
                SELECT j.limit_key, j.priority, j.due_at FROM jobkit.jobkit_jobs j
                WHERE j.status = 0 AND j.limit_key IS NOT NULL AND j.queue = k.queue AND j.type = k.type
                  AND (j.limit_key, j.priority) > (y.limit_key, y.priority)
                ORDER BY j.limit_key, j.priority, j.due_at, j.id LIMIT 1) l
            WHERE y.n < 1000
        )
        SELECT * FROM key) x
)
SELECT q.queue,
    ARRAY(SELECT p.type FROM plain p WHERE p.queue = q.queue UNION SELECT k.type FROM kinds k WHERE k.queue = q.queue),
    (SELECT count(*) FROM (
        SELECT * FROM (SELECT 1 FROM jobkit.jobkit_jobs j
            WHERE j.status = 0 AND j.limit_key IS NULL AND j.queue = q.queue LIMIT 10001) one
        UNION ALL
        SELECT * FROM (SELECT 1 FROM jobkit.jobkit_jobs j
            WHERE j.status = 0 AND j.limit_key IS NOT NULL AND j.queue = q.queue LIMIT 10001) other
        LIMIT 10001) pending),
    (SELECT count(*) FROM (
        SELECT d.* FROM plain p CROSS JOIN LATERAL (
            SELECT 1 FROM jobkit.jobkit_jobs j
            WHERE j.status = 0 AND j.limit_key IS NULL
              AND j.queue = p.queue AND j.type = p.type AND j.priority = p.priority AND j.due_at <= statement_timestamp() LIMIT 10001) d
        WHERE p.queue = q.queue
        UNION ALL
        SELECT d.* FROM keys k CROSS JOIN LATERAL (
            SELECT 1 FROM jobkit.jobkit_jobs j
            WHERE j.status = 0 AND j.limit_key = k.limit_key
              AND j.queue = k.queue AND j.type = k.type AND j.priority = k.priority AND j.due_at <= statement_timestamp() LIMIT 10001) d
        WHERE k.queue = q.queue
        LIMIT 10001) due),
    EXISTS (SELECT 1 FROM keys k WHERE k.queue = q.queue AND k.n = 1000),
    least((SELECT min(p.due_at) FROM plain p WHERE p.queue = q.queue), (SELECT min(k.due_at) FROM keys k WHERE k.queue = q.queue))
FROM (SELECT p.queue FROM plain p UNION SELECT k.queue FROM kinds k) q
