WITH held AS MATERIALIZED (
    SELECT j.id FROM unnest(@ids, @epochs) AS u(id, epoch)
    CROSS JOIN LATERAL (
        SELECT j.id FROM jobkit.jobkit_jobs j
        WHERE j.id = u.id AND j.status = 1 AND j.epoch = u.epoch
        FOR UPDATE SKIP LOCKED) j
)
UPDATE jobkit.jobkit_jobs AS job
SET lease_until = greatest(job.lease_until, statement_timestamp() + @lease * interval '1 microsecond')
WHERE job.id = ANY(ARRAY(SELECT id FROM held))
RETURNING job.id, job.epoch, job.cancel_requested
