SELECT u.owner, (
    SELECT count(*) FROM jobkit.jobkit_jobs j WHERE j.owner = u.owner AND j.owner IS NOT NULL AND j.finished_at IS NULL AND NOT j.hidden)
FROM unnest(@owners) u(owner)
