INSERT INTO jobkit.jobkit_jobs (
    id, type, queue, priority, payload, content_hash, due_at, max_attempts, timeout, owner, tenant, correlation_key, unique_key,
    limit_key, limit_concurrency, tags, trace_parent, parent_id, hidden, metadata, expires_at,
    created_at, status, attempt, abandon_count, epoch, cancel_requested, progress)
SELECT u.id, u.type, u.queue, u.priority, u.payload, u.content_hash, coalesce(u.due_at, statement_timestamp() + u.delay * interval '1 microsecond'),
    u.max_attempts, u.timeout, u.owner, u.tenant, u.correlation_key, u.unique_key,
    u.limit_key, u.limit_concurrency, u.tags, u.trace_parent, u.parent_id, u.hidden, u.metadata,
    statement_timestamp() + u.expires_after * interval '1 microsecond',
    statement_timestamp(), 0, 0, 0, 0, false, 0
FROM unnest(
    @ids, @types, @queues, @priorities, @payloads, @content_hashes, @due_ats, @delays, @max_attempts, @timeouts, @owners, @tenants,
    @correlation_keys, @unique_keys, @limit_keys, @limit_concurrencies, @tags, @trace_parents, @parent_ids, @hiddens, @metadatas,
    @expires_afters)
    AS u(id, type, queue, priority, payload, content_hash, due_at, delay, max_attempts, timeout, owner, tenant,
    correlation_key, unique_key, limit_key, limit_concurrency, tags, trace_parent, parent_id, hidden, metadata,
    expires_after)
ON CONFLICT DO NOTHING
RETURNING id
