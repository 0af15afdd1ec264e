SELECT j.id, j.epoch, j.cancel_requested
FROM unnest(@ids, @epochs) AS u(id, epoch)
CROSS JOIN LATERAL (SELECT * FROM jobkit.jobkit_jobs j WHERE j.id = u.id OFFSET 0) j
WHERE j.status = 1 AND j.epoch = u.epoch
