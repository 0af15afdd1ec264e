UPDATE jobkit.jobkit_jobs AS job
SET status = 3, failure_reason = 6, finished_at = statement_timestamp()
WHERE job.id = ANY(ARRAY(
    SELECT j.id FROM jobkit.jobkit_jobs j
    WHERE j.status = 0 AND j.expires_at IS NOT NULL AND j.expires_at <= statement_timestamp()
    ORDER BY j.expires_at LIMIT @limit
    FOR UPDATE SKIP LOCKED))
RETURNING job.id, job.type, job.queue, job.status, job.failure_reason, job.attempt, job.epoch, job.owner, job.tenant, job.correlation_key, job.parent_id, job.hidden, job.metadata, job.created_at, job.started_at, job.finished_at
