using static JobKit.EntityFrameworkCore.Number;

namespace JobKit.EntityFrameworkCore;

/// <summary>The two recursions that both claims share: through the priorities, and through the windows of one priority.</summary>
/// <remarks>Both expect <c>pairs(queue, type)</c> and leave out jobs with a limit key.</remarks>
internal static class PostgreSqlPick
{
    // Rows read ahead of the limit: where others hold the first rows, one window mostly still suffices.
    private const int Ahead = 32;

    /// <summary>The distinct priorities of the pairs, ascending, each found by one seek per pair.</summary>
    public static string Levels(PostgreSqlText text) =>
        $"""
            levels(priority) AS (
                SELECT {int.MinValue}
                UNION ALL
                SELECT (
                    SELECT min(n.priority) FROM pairs p
                    CROSS JOIN LATERAL (
                        SELECT j.priority FROM {text.Tables.Jobs} j
                        WHERE j.status = {Pending} AND j.limit_key IS NULL AND j.queue = p.queue AND j.type = p.type AND j.priority > l.priority
                        ORDER BY j.priority LIMIT 1) n)
                FROM levels l WHERE l.priority IS NOT NULL
            )
        """;

    /// <summary>A job past its expiry is never taken: the sweep ends it, and claims come before the sweep after an outage or a pause.</summary>
    public static string InTime(PostgreSqlText text) => $"(j.expires_at IS NULL OR j.expires_at > {text.Now})";

    /// <summary>
    /// The due jobs of the level <c>l</c> by due and id, each locked as it is pulled; rows that others hold, and those past their expiry,
    /// are passed over.
    /// </summary>
    /// <remarks>
    /// The lookup by id must not repeat an index's predicate: stale statistics would then walk that index for each row. The expiry is asked
    /// there and not before, so that the window stays within its index. Expired rows are read again by each claim until the next sweep.
    /// </remarks>
    public static string OfLevel(PostgreSqlText text, string columns) =>
        $"""
                WITH RECURSIVE windows(ids, size, due_at, id) AS (
                    SELECT ARRAY[]::uuid[], @limit + {Ahead}, '-infinity'::timestamptz, '00000000-0000-0000-0000-000000000000'::uuid
                    UNION ALL
                    SELECT n.ids, cardinality(n.ids), n.due[cardinality(n.ids)], n.ids[cardinality(n.ids)]
                    FROM windows w
                    CROSS JOIN LATERAL (
                        SELECT array_agg(m.id) AS ids, array_agg(m.due_at) AS due
                        FROM (
                            SELECT h.id, h.due_at FROM pairs p
                            CROSS JOIN LATERAL (
                                SELECT j.id, j.due_at FROM {text.Tables.Jobs} j
                                WHERE j.status = {Pending} AND j.limit_key IS NULL
                                  AND j.queue = p.queue AND j.type = p.type AND j.priority = l.priority
                                  AND j.due_at <= {text.Now} AND (j.due_at, j.id) > (w.due_at, w.id)
                                ORDER BY j.due_at, j.id LIMIT @limit + {Ahead}) h
                            ORDER BY h.due_at, h.id LIMIT @limit + {Ahead}) m) n
                    WHERE w.size = @limit + {Ahead}
                )
                SELECT x.* FROM windows w
                CROSS JOIN LATERAL unnest(w.ids) u(id)
                CROSS JOIN LATERAL (
                    SELECT {columns} FROM {text.Tables.Jobs} j
                    WHERE j.id = u.id AND j.status = {Pending} AND j.due_at <= {text.Now} AND {InTime(text)}
                    FOR UPDATE SKIP LOCKED) x
        """;
}
