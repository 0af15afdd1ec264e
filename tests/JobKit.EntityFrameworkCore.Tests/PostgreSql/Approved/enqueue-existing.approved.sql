SELECT u.place, i.content_hash, h.id
FROM unnest(@places, @ids, @types, @unique_keys) AS u(place, id, type, unique_key)
LEFT JOIN LATERAL (SELECT j.content_hash FROM jobkit.jobkit_jobs j WHERE j.id = u.id) i ON true
LEFT JOIN LATERAL (
    SELECT j.id FROM jobkit.jobkit_jobs j
    WHERE j.type = u.type AND j.unique_key = u.unique_key AND j.unique_key IS NOT NULL AND j.finished_at IS NULL) h ON true
