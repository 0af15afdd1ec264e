WITH held AS MATERIALIZED (
    SELECT j.id FROM jobkit.jobkit_jobs j
    WHERE j.status = @status AND j.finished_at IS NOT NULL AND j.finished_at < statement_timestamp() - @age * interval '1 microsecond'
    ORDER BY j.finished_at LIMIT @limit
    FOR UPDATE SKIP LOCKED
),
history AS (
    DELETE FROM jobkit.jobkit_attempts a WHERE a.job_id = ANY(ARRAY(SELECT id FROM held))
)
DELETE FROM jobkit.jobkit_jobs job WHERE job.id = ANY(ARRAY(SELECT id FROM held))
