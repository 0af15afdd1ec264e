using JobKit.Storage;
using static JobKit.EntityFrameworkCore.Number;

namespace JobKit.EntityFrameworkCore;

/// <summary>Takes the locks of the limits that a claim may draw on, without waiting: the statement before the one that counts.</summary>
/// <remarks>
/// Keys are found by a skip scan, at most <see cref="Scanned"/> for a claim, so that a hundred thousand waiting keys cost no more. Where
/// more wait, the next claim of this process goes on behind them: then the order between keys is by turns. Where the turn stands is a hint
/// that may be lost at any time.
/// </remarks>
internal sealed class PostgreSqlLimitLocks(PostgreSqlText text)
{
    private const int Scanned = 256;

    // Advisory locks live in a table of bounded size that all sessions share.
    private const int Locked = 128;

    private volatile string _behind = string.Empty;

    public string Sql { get; } =
        $"""
        WITH RECURSIVE found(queue) AS (
            (SELECT j.queue FROM {text.Tables.Jobs} j
             WHERE cardinality(@queues) = 0 AND j.status = {Pending} AND j.limit_key IS NOT NULL ORDER BY j.queue LIMIT 1)
            UNION ALL
            SELECT (SELECT j.queue FROM {text.Tables.Jobs} j
                    WHERE j.status = {Pending} AND j.limit_key IS NOT NULL AND j.queue > f.queue ORDER BY j.queue LIMIT 1)
            FROM found f WHERE f.queue IS NOT NULL
        ),
        pairs AS MATERIALIZED (
            SELECT q.queue, t.type
            FROM (SELECT unnest(@queues) AS queue UNION SELECT queue FROM found WHERE queue IS NOT NULL) q
            CROSS JOIN unnest(@types) t(type)
            WHERE NOT EXISTS (SELECT 1 FROM {text.Tables.Queues} s WHERE s.name = q.queue AND s.paused AND NOT @with_paused)
        ),
        waiting(limit_key) AS (
            SELECT @behind
            UNION ALL
            SELECT (
                SELECT min(n.limit_key) FROM pairs p
                CROSS JOIN LATERAL (
                    SELECT j.limit_key FROM {text.Tables.Jobs} j
                    WHERE j.status = {Pending} AND j.limit_key IS NOT NULL AND j.queue = p.queue AND j.type = p.type
                      AND j.limit_key > w.limit_key
                    ORDER BY j.limit_key LIMIT 1) n)
            FROM waiting w WHERE w.limit_key IS NOT NULL
        ),
        scanned AS MATERIALIZED (SELECT w.limit_key FROM waiting w WHERE w.limit_key IS NOT NULL OFFSET 1 LIMIT {Scanned}),
        heads AS MATERIALIZED (
            SELECT s.limit_key, h.room FROM scanned s
            CROSS JOIN LATERAL (
                SELECT h.priority, h.due_at, h.id, h.limit_concurrency - (
                    SELECT count(*) FROM (
                        SELECT 1 FROM {text.Tables.Jobs} r WHERE r.limit_key = s.limit_key AND r.lease_until IS NOT NULL
                        LIMIT h.limit_concurrency) r)::int AS room
                FROM pairs p
                CROSS JOIN LATERAL (
                    WITH RECURSIVE levels(priority) AS (
                        SELECT {int.MinValue}
                        UNION ALL
                        SELECT (SELECT j.priority FROM {text.Tables.Jobs} j
                                WHERE j.status = {Pending} AND j.limit_key = s.limit_key AND j.queue = p.queue AND j.type = p.type
                                  AND j.priority > l.priority
                                ORDER BY j.priority LIMIT 1)
                        FROM levels l WHERE l.priority IS NOT NULL
                    )
                    SELECT j.* FROM levels l
                    CROSS JOIN LATERAL (
                        SELECT j.priority, j.due_at, j.id, j.limit_concurrency FROM {text.Tables.Jobs} j
                        WHERE j.status = {Pending} AND j.limit_key = s.limit_key AND j.queue = p.queue AND j.type = p.type
                          AND j.priority = l.priority AND j.due_at <= {text.Now} AND {PostgreSqlPick.InTime(text)}
                        ORDER BY j.due_at, j.id LIMIT 1) j
                    WHERE l.priority BETWEEN {short.MinValue} AND {short.MaxValue}
                    LIMIT 1) h
                ORDER BY h.priority, h.due_at, h.id LIMIT 1) h
            WHERE h.room > 0 ORDER BY h.priority, h.due_at, h.id LIMIT least(@limit, {Locked})
        ),
        limited_queues AS MATERIALIZED (
            SELECT s.name FROM {text.Tables.Queues} s
            WHERE s.concurrency IS NOT NULL AND (NOT s.paused OR @with_paused) AND (cardinality(@queues) = 0 OR s.name = ANY(@queues))
        )
        SELECT 'k', h.limit_key, h.room FROM heads h WHERE pg_try_advisory_xact_lock({text.LockNumber("limit", "h.limit_key")})
        UNION ALL
        SELECT 'q', s.name, 0 FROM limited_queues s WHERE pg_try_advisory_xact_lock({text.LockNumber("queue", "s.name")})
        UNION ALL
        SELECT 'l', max(s.limit_key), count(*)::int FROM scanned s
        """;

    public async Task<PostgreSqlHeldLimits> TakeAsync(StoreSession session, ClaimRequest request, CancellationToken cancellationToken)
    {
        var rows = await session.Command($"{PostgreSqlText.NoJit}\n{Sql}")
            .With("queues", request.Queues.ToArray())
            .With("types", request.Types.ToArray())
            .With("limit", request.Limit)
            .With("with_paused", request.IncludesPaused)
            .With("behind", _behind)
            .RowsAsync(
                reader => (Kind: reader.GetString(0), Name: reader.GetText(1), Number: reader.GetInt32(2)), cancellationToken, before: 1)
            .ConfigureAwait(false);

        var held = new PostgreSqlHeldLimits();
        foreach (var (kind, name, number) in rows)
        {
            Note(held, kind, name, number);
        }

        _behind = held.LastKey;
        return held;
    }

    private static void Note(PostgreSqlHeldLimits held, string kind, string? name, int number)
    {
        switch (kind)
        {
            case "k":
                held.Keys.Add(name!);
                held.KeyRooms.Add(number);
                break;
            case "q":
                held.Queues.Add(name!);
                break;
            default:
                // Fewer than asked: the end was reached, and the next claim begins anew.
                held.LastKey = number == Scanned ? name! : string.Empty;
                break;
        }
    }
}
