INSERT INTO jobkit.jobkit_statistics AS s (minute, queue, type, measure, bucket, count)
SELECT * FROM unnest(@minutes, @queues, @types, @measures, @buckets, @counts)
ON CONFLICT (minute, queue, type, measure, bucket) DO UPDATE SET count = s.count + excluded.count
