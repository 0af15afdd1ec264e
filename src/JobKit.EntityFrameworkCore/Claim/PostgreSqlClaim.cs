using JobKit.Storage;
using static JobKit.EntityFrameworkCore.Number;
using static JobKit.EntityFrameworkCore.PostgreSqlText;

namespace JobKit.EntityFrameworkCore;

/// <summary>The claim while nothing that it could take is limited: one round trip, one step. Else <see cref="PostgreSqlLimitedClaim"/>.</summary>
/// <remarks>
/// Three traps shape it (reliability 6.3, 6.4). <c>= ANY(ARRAY(...))</c>, because a cached plan of IN or a join scans the table. A seek per
/// queue, type and priority, because a walk in the index's order passes a million jobs that are due later. And the two steps of a window:
/// the merge over queues and types reads ahead without locks, then each row is locked by its primary key as long as the outer LIMIT asks,
/// so that neither other claimers' rows end the claim early nor rows are locked that are not taken.
/// Laziness gives the order priority, due, id: the recursions yield only what the LIMIT pulls.
/// </remarks>
internal sealed class PostgreSqlClaim(PostgreSqlText text)
{
    /// <summary>Whether a limit may bear on the claim; kept for the next statement of the same round trip, so that both see one answer.</summary>
    /// <remarks>Compiling this claim's plan would take a second where its estimated cost makes the server do so: <c>jit</c> is put off, for this transaction alone.</remarks>
    public string LookSql { get; } =
        $"""
        WITH RECURSIVE found(queue) AS (
            (SELECT j.queue FROM {text.Tables.Jobs} j
             WHERE cardinality(@queues) = 0 AND j.status = {Pending} AND j.limit_key IS NOT NULL ORDER BY j.queue LIMIT 1)
            UNION ALL
            SELECT (SELECT j.queue FROM {text.Tables.Jobs} j
                    WHERE j.status = {Pending} AND j.limit_key IS NOT NULL AND j.queue > f.queue ORDER BY j.queue LIMIT 1)
            FROM found f WHERE f.queue IS NOT NULL
        )
        SELECT set_config('jit', 'off', true), set_config('jobkit.limited', (
            EXISTS (SELECT 1 FROM {text.Tables.Queues} s WHERE s.concurrency IS NOT NULL AND (cardinality(@queues) = 0 OR s.name = ANY(@queues)))
            OR EXISTS (
                SELECT 1 FROM (SELECT unnest(@queues) AS queue UNION SELECT queue FROM found WHERE queue IS NOT NULL) q
                CROSS JOIN unnest(@types) t(type)
                CROSS JOIN LATERAL (
                    SELECT 1 FROM {text.Tables.Jobs} j
                    WHERE j.status = {Pending} AND j.limit_key IS NOT NULL AND j.queue = q.queue AND j.type = t.type
                    ORDER BY j.limit_key LIMIT 1) j)
            )::text, true) = 'true'
        """;

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
            pairs AS MATERIALIZED (
                SELECT q.queue, t.type
                FROM (SELECT unnest(@queues) AS queue UNION SELECT queue FROM found WHERE queue IS NOT NULL) q
                CROSS JOIN unnest(@types) t(type)
                WHERE current_setting('jobkit.limited') = 'false'
                  AND NOT EXISTS (SELECT 1 FROM {text.Tables.Queues} s WHERE s.name = q.queue AND (s.paused AND NOT @with_paused OR s.concurrency IS NOT NULL))
            ),
        {PostgreSqlPick.Levels(text)}
            SELECT c.id FROM levels l
            CROSS JOIN LATERAL (
        {PostgreSqlPick.OfLevel(text, "j.id")}
            ) c
            WHERE l.priority BETWEEN {short.MinValue} AND {short.MaxValue}
            LIMIT @limit
        ))
        RETURNING {PostgreSqlClaimed.Columns}
        """;

    /// <summary>The jobs, or null where a limit may bear on it and nothing was claimed.</summary>
    public async Task<List<ClaimedJob>?> ExecuteAsync(StoreSession session, ClaimRequest request, CancellationToken cancellationToken)
    {
        var command = session.Command($"{LookSql};\n{TakeSql}").ForClaim(request);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (await reader.GetFieldValueAsync<bool>(1, cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }

                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                var jobs = new List<ClaimedJob>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    jobs.Add(PostgreSqlClaimed.Read(reader));
                }

                return PostgreSqlClaimed.Ordered(jobs);
            }
        }
    }
}
