WITH held AS MATERIALIZED (
    SELECT u.*, j.attempt, j.worker_id, j.started_at, j.cancel_requested
    FROM unnest(@ids, @epochs, @verbs, @results, @delays, @reasons, @error_types, @error_messages, @error_details)
        AS u(id, epoch, verb, result, delay, reason, error_type, error_message, error_detail)
    CROSS JOIN LATERAL (
        SELECT j.attempt, j.worker_id, j.started_at, j.cancel_requested FROM jobkit.jobkit_jobs j
        WHERE j.id = u.id AND j.status = 1 AND j.epoch = u.epoch
        FOR UPDATE) j
),
history AS (
    INSERT INTO jobkit.jobkit_attempts
        (job_id, epoch, attempt, worker_id, started_at, ended_at, verb, error_type, error_message, error_detail)
    SELECT h.id, h.epoch, h.attempt, h.worker_id, h.started_at, statement_timestamp(), h.verb, h.error_type, h.error_message, h.error_detail
    FROM held h WHERE h.verb <> 4
    ON CONFLICT DO NOTHING
)
UPDATE jobkit.jobkit_jobs AS job
SET status = CASE
        WHEN h.verb = 4 THEN 2
        WHEN h.cancel_requested THEN 4
        WHEN h.verb = 6 THEN 3
        ELSE 0 END,
    finished_at = CASE WHEN h.verb IN (4, 6) OR h.cancel_requested THEN statement_timestamp() END,
    due_at = CASE
        WHEN h.verb IN (5, 7) AND NOT h.cancel_requested THEN statement_timestamp() + h.delay * interval '1 microsecond'
        ELSE job.due_at END,
    attempt = CASE WHEN h.verb IN (7, 8) THEN greatest(job.attempt - 1, 0) ELSE job.attempt END,
    progress = CASE WHEN h.verb = 4 THEN 100 ELSE job.progress END,
    result = CASE WHEN h.verb = 4 THEN h.result ELSE job.result END,
    error_type = CASE WHEN h.error_type IS NULL THEN job.error_type ELSE h.error_type END,
    error_message = CASE WHEN h.error_type IS NULL THEN job.error_message ELSE h.error_message END,
    error_detail = CASE WHEN h.error_type IS NULL THEN job.error_detail ELSE h.error_detail END,
    failure_reason = CASE WHEN h.verb = 6 AND NOT h.cancel_requested THEN h.reason END,
    worker_id = NULL, lease_until = NULL, settled_epoch = h.epoch, settled_verb = h.verb
FROM held h
WHERE job.id = h.id AND job.id = ANY(ARRAY(SELECT id FROM held))
RETURNING job.id, job.status, statement_timestamp()
