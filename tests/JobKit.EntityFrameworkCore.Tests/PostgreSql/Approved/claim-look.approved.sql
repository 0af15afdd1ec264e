WITH RECURSIVE found(queue) AS (
    (SELECT j.queue FROM jobkit.jobkit_jobs j
     WHERE cardinality(@queues) = 0 AND j.status = 0 AND j.limit_key IS NOT NULL ORDER BY j.queue LIMIT 1)
    UNION ALL
    SELECT (SELECT j.queue FROM jobkit.jobkit_jobs j
            WHERE j.status = 0 AND j.limit_key IS NOT NULL AND j.queue > f.queue ORDER BY j.queue LIMIT 1)
    FROM found f WHERE f.queue IS NOT NULL
)
SELECT set_config('jit', 'off', true), set_config('jobkit.limited', (
    EXISTS (SELECT 1 FROM jobkit.jobkit_queues s WHERE s.concurrency IS NOT NULL AND (cardinality(@queues) = 0 OR s.name = ANY(@queues)))
    OR EXISTS (
        SELECT 1 FROM (SELECT unnest(@queues) AS queue UNION SELECT queue FROM found WHERE queue IS NOT NULL) q
        CROSS JOIN unnest(@types) t(type)
        CROSS JOIN LATERAL (
            SELECT 1 FROM jobkit.jobkit_jobs j
            WHERE j.status = 0 AND j.limit_key IS NOT NULL AND j.queue = q.queue AND j.type = t.type
            ORDER BY j.limit_key LIMIT 1) j)
    )::text, true) = 'true'
