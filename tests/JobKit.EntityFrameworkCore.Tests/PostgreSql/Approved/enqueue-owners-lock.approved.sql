SELECT pg_advisory_xact_lock(hashtextextended('jobkit.jobkit.owner.' || u.owner, 0)) FROM unnest(@owners) u(owner)
