WITH RECURSIVE found(queue) AS (
    (SELECT j.queue FROM jobkit.jobkit_jobs j WHERE j.lease_until IS NOT NULL ORDER BY j.queue LIMIT 1)
    UNION ALL
    SELECT (SELECT j.queue FROM jobkit.jobkit_jobs j WHERE j.lease_until IS NOT NULL AND j.queue > f.queue ORDER BY j.queue LIMIT 1)
    FROM found f WHERE f.queue IS NOT NULL
),
held AS MATERIALIZED (
    SELECT j.* FROM found f
    CROSS JOIN LATERAL (
        SELECT j.id, j.epoch, j.attempt, j.worker_id, j.started_at, j.lease_until FROM jobkit.jobkit_jobs j
        WHERE j.queue = f.queue AND j.lease_until IS NOT NULL AND j.lease_until < statement_timestamp()
        ORDER BY j.lease_until LIMIT @limit
        FOR UPDATE SKIP LOCKED) j
    ORDER BY j.lease_until LIMIT @limit
),
history AS (
    INSERT INTO jobkit.jobkit_attempts (job_id, epoch, attempt, worker_id, started_at, ended_at, verb)
    SELECT h.id, h.epoch, h.attempt, h.worker_id, h.started_at, statement_timestamp(), 9 FROM held h
    ON CONFLICT DO NOTHING
)
UPDATE jobkit.jobkit_jobs AS job
SET status = CASE
        WHEN job.cancel_requested THEN 4
        WHEN job.abandon_count >= @max_abandons THEN 3
        ELSE 0 END,
    finished_at = CASE WHEN job.cancel_requested OR job.abandon_count >= @max_abandons THEN statement_timestamp() END,
    failure_reason = CASE WHEN NOT job.cancel_requested AND job.abandon_count >= @max_abandons THEN 4 END,
    abandon_count = job.abandon_count + 1, attempt = greatest(job.attempt - 1, 0), worker_id = NULL, lease_until = NULL
WHERE job.id = ANY(ARRAY(SELECT id FROM held))
RETURNING job.id, job.type, job.queue, job.status, job.failure_reason, job.attempt, job.epoch, job.owner, job.tenant, job.correlation_key, job.parent_id, job.hidden, job.metadata, job.created_at, job.started_at, job.finished_at
