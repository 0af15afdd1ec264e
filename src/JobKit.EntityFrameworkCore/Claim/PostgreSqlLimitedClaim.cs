using JobKit.Storage;
using static JobKit.EntityFrameworkCore.Number;
using static JobKit.EntityFrameworkCore.PostgreSqlText;

namespace JobKit.EntityFrameworkCore;

/// <summary>The claim where limits bear on it: of a node for a queue, of the cluster for a queue, of a limit key.</summary>
/// <remarks>
/// The processing jobs are the slots. They are counted in a later statement than the one that takes the limit's advisory lock, so that the
/// count sees whatever the lock's previous holder committed (I14, under READ COMMITTED). A limit whose lock another claimer has is passed
/// over: claimers never wait for each other. The locks end with the transaction, so a pooler may stand in between (I45).
/// The order is priority, due, id over limited and unlimited jobs together; a full limit's jobs are passed over.
/// </remarks>
internal sealed class PostgreSqlLimitedClaim(PostgreSqlText text)
{
    private readonly PostgreSqlLimitLocks _locks = new(text);

    public string LockSql => _locks.Sql;

    public string TakeSql { get; } =
        $"""
        UPDATE {text.Tables.Jobs} AS job
        SET status = {Processing}, worker_id = @worker, lease_until = {text.Now} + @lease * {Microsecond}, started_at = {text.Now},
            epoch = job.epoch + 1, attempt = least(job.attempt + 1, job.max_attempts)
        WHERE job.id = ANY(ARRAY(
            WITH RECURSIVE found(queue) AS (
                (SELECT j.queue FROM {text.Tables.Jobs} j
                 WHERE cardinality(@queues) = 0 AND j.status = {Pending} AND j.limit_key IS NULL ORDER BY j.queue LIMIT 1)
                UNION ALL
                SELECT (SELECT j.queue FROM {text.Tables.Jobs} j
                        WHERE j.status = {Pending} AND j.limit_key IS NULL AND j.queue > f.queue ORDER BY j.queue LIMIT 1)
                FROM found f WHERE f.queue IS NOT NULL
            ),
            found_limited(queue) AS (
                (SELECT j.queue FROM {text.Tables.Jobs} j
                 WHERE cardinality(@queues) = 0 AND j.status = {Pending} AND j.limit_key IS NOT NULL ORDER BY j.queue LIMIT 1)
                UNION ALL
                SELECT (SELECT j.queue FROM {text.Tables.Jobs} j
                        WHERE j.status = {Pending} AND j.limit_key IS NOT NULL AND j.queue > f.queue ORDER BY j.queue LIMIT 1)
                FROM found_limited f WHERE f.queue IS NOT NULL
            ),
            -- The queues that may be taken from, and how many at most; null where no limit is set.
            open AS MATERIALIZED (
                SELECT q.queue, least(n.room, s.concurrency - (
                    SELECT count(*) FROM (
                        SELECT 1 FROM {text.Tables.Jobs} r WHERE r.queue = q.queue AND r.lease_until IS NOT NULL
                        ORDER BY r.lease_until LIMIT s.concurrency) r)::int) AS room
                FROM (SELECT unnest(@queues) AS queue
                      UNION SELECT queue FROM found WHERE queue IS NOT NULL
                      UNION SELECT queue FROM found_limited WHERE queue IS NOT NULL) q
                LEFT JOIN {text.Tables.Queues} s ON s.name = q.queue
                LEFT JOIN unnest(@node_queues, @node_rooms) n(queue, room) ON n.queue = q.queue
                WHERE (s.paused IS NOT TRUE OR @with_paused) AND (s.concurrency IS NULL OR s.name = ANY(@locked_queues))
            ),
            groups AS (
                SELECT array_agg(queue) AS queues, @limit AS room FROM open WHERE room IS NULL HAVING count(*) > 0
                UNION ALL
                SELECT ARRAY[queue], least(@limit, room) FROM open WHERE room > 0
            ),
            free AS (
                SELECT c.queue, c.priority, c.due_at, c.id FROM groups g
                CROSS JOIN LATERAL (
                    WITH RECURSIVE pairs AS MATERIALIZED (
                        SELECT q.queue, t.type FROM unnest(g.queues) q(queue) CROSS JOIN unnest(@types) t(type)
                    ),
        {PostgreSqlPick.Levels(text)}
                    SELECT x.* FROM levels l
                    CROSS JOIN LATERAL (
        {PostgreSqlPick.OfLevel(text, "j.queue, j.priority, j.due_at, j.id")}
                    ) x
                    WHERE l.priority BETWEEN {short.MinValue} AND {short.MaxValue}
                    LIMIT g.room) c
            ),
            -- A key's first jobs, as many as it had room for; its lock keeps other claimers from them.
            keyed AS (
                SELECT c.*, (
                    SELECT count(*) FROM {text.Tables.Jobs} r WHERE r.limit_key = k.limit_key AND r.lease_until IS NOT NULL) AS running
                FROM unnest(@locked_keys, @key_rooms) k(limit_key, room)
                CROSS JOIN LATERAL (
                    SELECT h.* FROM open o CROSS JOIN unnest(@types) t(type)
                    CROSS JOIN LATERAL (
                        WITH RECURSIVE levels(priority) AS (
                            SELECT {int.MinValue}
                            UNION ALL
                            SELECT (SELECT j.priority FROM {text.Tables.Jobs} j
                                    WHERE j.status = {Pending} AND j.limit_key = k.limit_key AND j.queue = o.queue AND j.type = t.type
                                      AND j.priority > l.priority
                                    ORDER BY j.priority LIMIT 1)
                            FROM levels l WHERE l.priority IS NOT NULL
                        )
                        SELECT j.* FROM levels l
                        CROSS JOIN LATERAL (
                            SELECT j.queue, j.limit_key, j.limit_concurrency, j.priority, j.due_at, j.id FROM {text.Tables.Jobs} j
                            WHERE j.status = {Pending} AND j.limit_key = k.limit_key AND j.queue = o.queue AND j.type = t.type
                              AND j.priority = l.priority AND j.due_at <= {text.Now} AND {PostgreSqlPick.InTime(text)}
                            ORDER BY j.due_at, j.id LIMIT least(@limit, k.room)) j
                        WHERE l.priority BETWEEN {short.MinValue} AND {short.MaxValue}
                        LIMIT least(@limit, k.room)) h
                    WHERE o.room IS NULL OR o.room > 0
                    ORDER BY h.priority, h.due_at, h.id LIMIT least(@limit, k.room)) c
            ),
            within_keys AS (
                SELECT queue, priority, due_at, id FROM free
                UNION ALL
                SELECT queue, priority, due_at, id
                FROM (SELECT k.*, row_number() OVER (PARTITION BY k.limit_key ORDER BY k.priority, k.due_at, k.id) AS place FROM keyed k) k
                WHERE k.running + k.place <= k.limit_concurrency
            ),
            within_queues AS (
                SELECT c.*, row_number() OVER (PARTITION BY c.queue ORDER BY c.priority, c.due_at, c.id) AS place FROM within_keys c
            ),
            chosen AS (
                SELECT c.id FROM within_queues c JOIN open o ON o.queue = c.queue
                WHERE o.room IS NULL OR c.place <= o.room
                ORDER BY c.priority, c.due_at, c.id LIMIT @limit
            )
            SELECT x.id FROM chosen c
            CROSS JOIN LATERAL (
                SELECT j.id FROM {text.Tables.Jobs} j WHERE j.id = c.id AND j.status = {Pending} FOR UPDATE SKIP LOCKED) x
        ))
        RETURNING {PostgreSqlClaimed.Columns}
        """;

    public Task<List<ClaimedJob>> ExecuteAsync(StoreSession session, ClaimRequest request, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                var held = await _locks.TakeAsync(session, request, cancellationToken).ConfigureAwait(false);
                return await TakeAsync(session, request, held, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    private async Task<List<ClaimedJob>> TakeAsync(
        StoreSession session, ClaimRequest request, PostgreSqlHeldLimits held, CancellationToken cancellationToken)
    {
        var jobs = await session.Command(TakeSql)
            .ForClaim(request)
            .With("node_queues", request.QueueLimits.Keys.ToArray())
            .With("node_rooms", request.QueueLimits.Values.ToArray())
            .With("locked_queues", held.Queues.ToArray())
            .With("locked_keys", held.Keys.ToArray())
            .With("key_rooms", held.KeyRooms.ToArray())
            .RowsAsync(PostgreSqlClaimed.Read, cancellationToken)
            .ConfigureAwait(false);
        return PostgreSqlClaimed.Ordered(jobs);
    }
}
