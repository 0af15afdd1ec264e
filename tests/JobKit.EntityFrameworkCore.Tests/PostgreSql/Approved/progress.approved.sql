WITH held AS MATERIALIZED (
    SELECT u.* FROM unnest(@ids, @epochs, @percents, @steps) AS u(id, epoch, percent, step)
    CROSS JOIN LATERAL (
        SELECT 1 FROM jobkit.jobkit_jobs j
        WHERE j.id = u.id AND j.status = 1 AND j.epoch = u.epoch
        FOR UPDATE SKIP LOCKED) j
)
UPDATE jobkit.jobkit_jobs AS job
SET progress = h.percent, step = coalesce(h.step, job.step)
FROM held h
WHERE job.id = h.id AND job.id = ANY(ARRAY(SELECT id FROM held))
RETURNING job.id, job.epoch
