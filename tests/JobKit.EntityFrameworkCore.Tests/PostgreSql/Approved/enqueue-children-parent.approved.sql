SELECT j.id FROM jobkit.jobkit_jobs j WHERE j.id = @id AND j.status = 1 AND j.epoch = @epoch FOR UPDATE
