UPDATE jobkit.jobkit_jobs AS job
SET status = 1, worker_id = @worker, lease_until = statement_timestamp() + @lease * interval '1 microsecond', started_at = statement_timestamp(),
    epoch = job.epoch + 1, attempt = least(job.attempt + 1, job.max_attempts)
WHERE job.id = ANY(ARRAY(
    WITH RECURSIVE found(queue) AS (
        (SELECT j.queue FROM jobkit.jobkit_jobs j
         WHERE cardinality(@queues) = 0 AND j.status = 0 AND j.limit_key IS NULL ORDER BY j.queue LIMIT 1)
        UNION ALL
        SELECT (SELECT j.queue FROM jobkit.jobkit_jobs j
                WHERE j.status = 0 AND j.limit_key IS NULL AND j.queue > f.queue ORDER BY j.queue LIMIT 1)
        FROM found f WHERE f.queue IS NOT NULL
    ),
    pairs AS MATERIALIZED (
        SELECT q.queue, t.type
        FROM (SELECT unnest(@queues) AS queue UNION SELECT queue FROM found WHERE queue IS NOT NULL) q
        CROSS JOIN unnest(@types) t(type)
        WHERE current_setting('jobkit.limited') = 'false'
          AND NOT EXISTS (SELECT 1 FROM jobkit.jobkit_queues s WHERE s.name = q.queue AND (s.paused AND NOT @with_paused OR s.concurrency IS NOT NULL))
    ),
    levels(priority) AS (
        SELECT -2147483648
        UNION ALL
        SELECT (
            SELECT min(n.priority) FROM pairs p
            CROSS JOIN LATERAL (
                SELECT j.priority FROM jobkit.jobkit_jobs j
                WHERE j.status = 0 AND j.limit_key IS NULL AND j.queue = p.queue AND j.type = p.type AND j.priority > l.priority
                ORDER BY j.priority LIMIT 1) n)
        FROM levels l WHERE l.priority IS NOT NULL
    )
    SELECT c.id FROM levels l
    CROSS JOIN LATERAL (
        WITH RECURSIVE windows(ids, size, due_at, id) AS (
            SELECT ARRAY[]::uuid[], @limit + 32, '-infinity'::timestamptz, '00000000-0000-0000-0000-000000000000'::uuid
            UNION ALL
            SELECT n.ids, cardinality(n.ids), n.due[cardinality(n.ids)], n.ids[cardinality(n.ids)]
            FROM windows w
            CROSS JOIN LATERAL (
                SELECT array_agg(m.id) AS ids, array_agg(m.due_at) AS due
                FROM (
                    SELECT h.id, h.due_at FROM pairs p
                    CROSS JOIN LATERAL (
                        SELECT j.id, j.due_at FROM jobkit.jobkit_jobs j
                        WHERE j.status = 0 AND j.limit_key IS NULL
                          AND j.queue = p.queue AND j.type = p.type AND j.priority = l.priority
                          AND j.due_at <= statement_timestamp() AND (j.due_at, j.id) > (w.due_at, w.id)
                        ORDER BY j.due_at, j.id LIMIT @limit + 32) h
                    ORDER BY h.due_at, h.id LIMIT @limit + 32) m) n
            WHERE w.size = @limit + 32
        )
        SELECT x.* FROM windows w
        CROSS JOIN LATERAL unnest(w.ids) u(id)
        CROSS JOIN LATERAL (
            SELECT j.id FROM jobkit.jobkit_jobs j
            WHERE j.id = u.id AND j.status = 0 AND j.due_at <= statement_timestamp() AND (j.expires_at IS NULL OR j.expires_at > statement_timestamp())
            FOR UPDATE SKIP LOCKED) x
    ) c
    WHERE l.priority BETWEEN -32768 AND 32767
    LIMIT @limit
))
RETURNING job.id, job.epoch, job.type, job.queue, job.priority, job.payload, job.attempt, job.max_attempts, job.abandon_count, job.timeout, job.owner, job.tenant, job.correlation_key, job.trace_parent, job.parent_id, job.hidden, job.metadata, job.checkpoint, job.created_at, job.due_at, job.started_at, job.lease_until
