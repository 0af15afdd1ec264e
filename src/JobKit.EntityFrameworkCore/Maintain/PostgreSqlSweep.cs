using JobKit.Storage;
using static JobKit.EntityFrameworkCore.Number;
using static JobKit.EntityFrameworkCore.PostgreSqlText;

namespace JobKit.EntityFrameworkCore;

/// <summary>Takes jobs from holders whose lease has ended. Any number of sweepers equal one: rows that another holds are passed over.</summary>
/// <remarks>
/// The row's lock makes it conditional on the epoch: the row read under it is the newest, and its lease is compared again then, so that a
/// job renewed or settled in between is left alone (I28). The index leads with the queue, because it also counts a queue's slots; a seek per
/// queue keeps the order by age.
/// </remarks>
internal sealed class PostgreSqlSweep(PostgreSqlText text)
{
    public string Sql { get; } =
        $"""
        WITH RECURSIVE found(queue) AS (
            (SELECT j.queue FROM {text.Tables.Jobs} j WHERE j.lease_until IS NOT NULL ORDER BY j.queue LIMIT 1)
            UNION ALL
            SELECT (SELECT j.queue FROM {text.Tables.Jobs} j WHERE j.lease_until IS NOT NULL AND j.queue > f.queue ORDER BY j.queue LIMIT 1)
            FROM found f WHERE f.queue IS NOT NULL
        ),
        held AS MATERIALIZED (
            SELECT j.* FROM found f
            CROSS JOIN LATERAL (
                SELECT j.id, j.epoch, j.attempt, j.worker_id, j.started_at, j.lease_until FROM {text.Tables.Jobs} j
                WHERE j.queue = f.queue AND j.lease_until IS NOT NULL AND j.lease_until < {text.Now}
                ORDER BY j.lease_until LIMIT @limit
                FOR UPDATE SKIP LOCKED) j
            ORDER BY j.lease_until LIMIT @limit
        ),
        history AS (
            INSERT INTO {text.Tables.Attempts} (job_id, epoch, attempt, worker_id, started_at, ended_at, verb)
            SELECT h.id, h.epoch, h.attempt, h.worker_id, h.started_at, {text.Now}, {Sweep} FROM held h
            ON CONFLICT DO NOTHING
        )
        UPDATE {text.Tables.Jobs} AS job
        SET status = CASE
                WHEN job.cancel_requested THEN {Cancelled}
                WHEN job.abandon_count >= @max_abandons THEN {Failed}
                ELSE {Pending} END,
            finished_at = CASE WHEN job.cancel_requested OR job.abandon_count >= @max_abandons THEN {text.Now} END,
            failure_reason = CASE WHEN NOT job.cancel_requested AND job.abandon_count >= @max_abandons THEN {Abandoned} END,
            abandon_count = job.abandon_count + 1, attempt = greatest(job.attempt - 1, 0), worker_id = NULL, lease_until = NULL
        WHERE job.id = ANY(ARRAY(SELECT id FROM held))
        RETURNING {PostgreSqlSettledJobs.Columns}
        """;

    public async Task<SweepResult> ExecuteAsync(StoreSession session, int maxAbandons, int limit, CancellationToken cancellationToken)
    {
        var swept = await session.Command($"{NoJit}\n{Sql}")
            .With("max_abandons", maxAbandons)
            .With("limit", limit)
            .RowsAsync(
                reader => ((JobStatus)reader.GetInt16(3)).IsTerminal()
                    ? (Settled: (SettledJob?)PostgreSqlSettledJobs.Read(reader, JobVerb.Sweep), Queue: (string?)null)
                    : (Settled: null, Queue: reader.GetString(2)),
                cancellationToken,
                before: 1)
            .ConfigureAwait(false);
        return new(
            swept.Count,
            [.. swept.Select(row => row.Settled).OfType<SettledJob>()],
            [.. swept.Select(row => row.Queue).OfType<string>().Distinct(StringComparer.Ordinal)]);
    }
}
