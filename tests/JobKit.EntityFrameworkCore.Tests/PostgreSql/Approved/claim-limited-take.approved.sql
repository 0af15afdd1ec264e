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
    found_limited(queue) AS (
        (SELECT j.queue FROM jobkit.jobkit_jobs j
         WHERE cardinality(@queues) = 0 AND j.status = 0 AND j.limit_key IS NOT NULL ORDER BY j.queue LIMIT 1)
        UNION ALL
        SELECT (SELECT j.queue FROM jobkit.jobkit_jobs j
                WHERE j.status = 0 AND j.limit_key IS NOT NULL AND j.queue > f.queue ORDER BY j.queue LIMIT 1)
        FROM found_limited f WHERE f.queue IS NOT NULL
    ),
    -- The queues that may be taken from, and how many at most; null where no limit is set.
    open AS MATERIALIZED (
        SELECT q.queue, least(n.room, s.concurrency - (
            SELECT count(*) FROM (
                SELECT 1 FROM jobkit.jobkit_jobs r WHERE r.queue = q.queue AND r.lease_until IS NOT NULL
                ORDER BY r.lease_until LIMIT s.concurrency) r)::int) AS room
        FROM (SELECT unnest(@queues) AS queue
              UNION SELECT queue FROM found WHERE queue IS NOT NULL
              UNION SELECT queue FROM found_limited WHERE queue IS NOT NULL) q
        LEFT JOIN jobkit.jobkit_queues s ON s.name = q.queue
        LEFT JOIN unnest(@node_queues, @node_rooms) n(queue, room) ON n.queue = q.queue
        WHERE (s.paused IS NOT TRUE OR @with_paused) AND (s.concurrency IS NULL OR s.name = ANY(@locked_queues))
    ),
    groups AS (
        SELECT array_agg(queue) AS queues, @limit AS room FROM open WHERE room IS NULL HAVING count(*) > 0
        UNION ALL
        SELECT ARRAY[queue], least(@limit, room) FROM open WHERE room > 0
    ),
    free AS (
        SELECT c.queue, c.priority, c.due_at, c.id FROM groups g
        CROSS JOIN LATERAL (
            WITH RECURSIVE pairs AS MATERIALIZED (
                SELECT q.queue, t.type FROM unnest(g.queues) q(queue) CROSS JOIN unnest(@types) t(type)
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
            SELECT x.* FROM levels l
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
            SELECT j.queue, j.priority, j.due_at, j.id FROM jobkit.jobkit_jobs j
            WHERE j.id = u.id AND j.status = 0 AND j.due_at <= statement_timestamp() AND (j.expires_at IS NULL OR j.expires_at > statement_timestamp())
            FOR UPDATE SKIP LOCKED) x
            ) x
            WHERE l.priority BETWEEN -32768 AND 32767
            LIMIT g.room) c
    ),
    -- A key's first jobs, as many as it had room for; its lock keeps other claimers from them.
    keyed AS (
        SELECT c.*, (
            SELECT count(*) FROM jobkit.jobkit_jobs r WHERE r.limit_key = k.limit_key AND r.lease_until IS NOT NULL) AS running
        FROM unnest(@locked_keys, @key_rooms) k(limit_key, room)
        CROSS JOIN LATERAL (
            SELECT h.* FROM open o CROSS JOIN unnest(@types) t(type)
            CROSS JOIN LATERAL (
                WITH RECURSIVE levels(priority) AS (
                    SELECT -2147483648
                    UNION ALL
                    SELECT (SELECT j.priority FROM jobkit.jobkit_jobs j
                            WHERE j.status = 0 AND j.limit_key = k.limit_key AND j.queue = o.queue AND j.type = t.type
                              AND j.priority > l.priority
                            ORDER BY j.priority LIMIT 1)
                    FROM levels l WHERE l.priority IS NOT NULL
                )
                SELECT j.* FROM levels l
                CROSS JOIN LATERAL (
                    SELECT j.queue, j.limit_key, j.limit_concurrency, j.priority, j.due_at, j.id FROM jobkit.jobkit_jobs j
                    WHERE j.status = 0 AND j.limit_key = k.limit_key AND j.queue = o.queue AND j.type = t.type
                      AND j.priority = l.priority AND j.due_at <= statement_timestamp() AND (j.expires_at IS NULL OR j.expires_at > statement_timestamp())
                    ORDER BY j.due_at, j.id LIMIT least(@limit, k.room)) j
                WHERE l.priority BETWEEN -32768 AND 32767
                LIMIT least(@limit, k.room)) h
            WHERE o.room IS NULL OR o.room > 0
            ORDER BY h.priority, h.due_at, h.id LIMIT least(@limit, k.room)) c
    ),
    within_keys AS (
        SELECT queue, priority, due_at, id FROM free
        UNION ALL
        SELECT queue, priority, due_at, id
        FROM (SELECT k.*, row_number() OVER (PARTITION BY k.limit_key ORDER BY k.priority, k.due_at, k.id) AS place FROM keyed k) k
        WHERE k.running + k.place <= k.limit_concurrency
    ),
    within_queues AS (
        SELECT c.*, row_number() OVER (PARTITION BY c.queue ORDER BY c.priority, c.due_at, c.id) AS place FROM within_keys c
    ),
    chosen AS (
        SELECT c.id FROM within_queues c JOIN open o ON o.queue = c.queue
        WHERE o.room IS NULL OR c.place <= o.room
        ORDER BY c.priority, c.due_at, c.id LIMIT @limit
    )
    SELECT x.id FROM chosen c
    CROSS JOIN LATERAL (
        SELECT j.id FROM jobkit.jobkit_jobs j WHERE j.id = c.id AND j.status = 0 FOR UPDATE SKIP LOCKED) x
))
RETURNING job.id, job.epoch, job.type, job.queue, job.priority, job.payload, job.attempt, job.max_attempts, job.abandon_count, job.timeout, job.owner, job.tenant, job.correlation_key, job.trace_parent, job.parent_id, job.hidden, job.metadata, job.checkpoint, job.created_at, job.due_at, job.started_at, job.lease_until
