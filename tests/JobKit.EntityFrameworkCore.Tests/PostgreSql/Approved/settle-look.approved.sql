SELECT j.id, j.status, j.settled_epoch, j.settled_verb FROM unnest(@ids) u(id) CROSS JOIN LATERAL (SELECT * FROM jobkit.jobkit_jobs j WHERE j.id = u.id) j
