using JobKit.Storage;
using static JobKit.EntityFrameworkCore.Number;
using static JobKit.EntityFrameworkCore.PostgreSqlText;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes outcomes, each under its epoch, with the history of those that did not succeed: one statement for a batch.</summary>
/// <remarks>
/// A row is found and locked by its primary key, one by one in the order of the ids, before it is written. No plan can make another way of
/// that, whatever statistics say (reliability 6.3: joined to the arrays directly it fell to 2,000 a second), and batches that overlap wait
/// for each other instead of ending in a deadlock (C12). The history gives way: it never fails an outcome.
/// </remarks>
internal sealed class PostgreSqlSettle(PostgreSqlText text)
{
    public string Sql { get; } =
        $"""
        WITH held AS MATERIALIZED (
            SELECT u.*, j.attempt, j.worker_id, j.started_at, j.cancel_requested
            FROM unnest(@ids, @epochs, @verbs, @results, @delays, @reasons, @error_types, @error_messages, @error_details)
                AS u(id, epoch, verb, result, delay, reason, error_type, error_message, error_detail)
            CROSS JOIN LATERAL (
                SELECT j.attempt, j.worker_id, j.started_at, j.cancel_requested FROM {text.Tables.Jobs} j
                WHERE j.id = u.id AND j.status = {Processing} AND j.epoch = u.epoch
                FOR UPDATE) j
        ),
        history AS (
            INSERT INTO {text.Tables.Attempts}
                (job_id, epoch, attempt, worker_id, started_at, ended_at, verb, error_type, error_message, error_detail)
            SELECT h.id, h.epoch, h.attempt, h.worker_id, h.started_at, {text.Now}, h.verb, h.error_type, h.error_message, h.error_detail
            FROM held h WHERE h.verb <> {Complete}
            ON CONFLICT DO NOTHING
        )
        UPDATE {text.Tables.Jobs} AS job
        SET status = CASE
                WHEN h.verb = {Complete} THEN {Completed}
                WHEN h.cancel_requested THEN {Cancelled}
                WHEN h.verb = {Fail} THEN {Failed}
                ELSE {Pending} END,
            finished_at = CASE WHEN h.verb IN ({Complete}, {Fail}) OR h.cancel_requested THEN {text.Now} END,
            due_at = CASE
                WHEN h.verb IN ({RetryLater}, {Snooze}) AND NOT h.cancel_requested THEN {text.Now} + h.delay * {Microsecond}
                ELSE job.due_at END,
            attempt = CASE WHEN h.verb IN ({Snooze}, {Release}) THEN greatest(job.attempt - 1, 0) ELSE job.attempt END,
            progress = CASE WHEN h.verb = {Complete} THEN 100 ELSE job.progress END,
            result = CASE WHEN h.verb = {Complete} THEN h.result ELSE job.result END,
            error_type = CASE WHEN h.error_type IS NULL THEN job.error_type ELSE h.error_type END,
            error_message = CASE WHEN h.error_type IS NULL THEN job.error_message ELSE h.error_message END,
            error_detail = CASE WHEN h.error_type IS NULL THEN job.error_detail ELSE h.error_detail END,
            failure_reason = CASE WHEN h.verb = {Fail} AND NOT h.cancel_requested THEN h.reason END,
            worker_id = NULL, lease_until = NULL, settled_epoch = h.epoch, settled_verb = h.verb
        FROM held h
        WHERE job.id = h.id AND job.id = ANY(ARRAY(SELECT id FROM held))
        RETURNING job.id, job.status, {text.Now}
        """;

    /// <summary>What became of those that were refused.</summary>
    public string LookSql { get; } =
        $"SELECT j.id, j.status, j.settled_epoch, j.settled_verb FROM unnest(@ids) u(id) CROSS JOIN LATERAL (SELECT * FROM {text.Tables.Jobs} j WHERE j.id = u.id) j";

    public async Task<IReadOnlyList<SettleReceipt>> ExecuteAsync(
        StoreSession session, IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        // A job settled twice in one call: the first is written, the other looked up, as if it had come later.
        var first = settlements.DistinctBy(settlement => settlement.JobId).OrderBy(settlement => settlement.JobId).ToArray();
        var accepted = await WriteAsync(session, first, cancellationToken).ConfigureAwait(false);

        var answers = new SettleReceipt?[settlements.Count];
        for (var i = 0; i < settlements.Count; i++)
        {
            // Taken out at its first use, so that a second settlement of the job is looked up.
            if (accepted.Remove(settlements[i].JobId, out var receipt))
            {
                answers[i] = receipt;
            }
        }

        var refused = settlements.Where((_, i) => answers[i] is null).Select(settlement => settlement.JobId).Distinct().ToArray();
        var found = refused.Length == 0 ? [] : await LookAsync(session, refused, cancellationToken).ConfigureAwait(false);
        return [.. settlements.Select((settlement, i) => answers[i] ?? Answer(settlement, found))];
    }

    private static SettleReceipt Answer(Settlement settlement, Dictionary<JobId, PostgreSqlSettled> found)
    {
        var known = found.TryGetValue(settlement.JobId, out var job);
        var applied = known && job.Epoch == settlement.Epoch && job.Verb == (int)settlement.Verb;
        return new(settlement.JobId, applied ? SettleOutcome.AlreadyApplied : SettleOutcome.LeaseLost, known ? job.Status : null, null);
    }

    private async Task<Dictionary<JobId, SettleReceipt>> WriteAsync(StoreSession session, Settlement[] rows, CancellationToken cancellationToken)
    {
        var accepted = await session.Command(Sql)
            .With("ids", Array.ConvertAll(rows, row => row.JobId.Value))
            .With("epochs", Array.ConvertAll(rows, row => row.Epoch))
            .With("verbs", Array.ConvertAll(rows, row => (short)row.Verb))
            .With("results", Array.ConvertAll(rows, row => row.Result))
            .With("delays", Array.ConvertAll(rows, row => Microseconds(row.Delay)))
            .With("reasons", Array.ConvertAll(rows, row => (short?)row.FailureReason))
            .With("error_types", Array.ConvertAll(rows, row => PostgreSqlStorable.Of(row.Error?.Type)))
            .With("error_messages", Array.ConvertAll(rows, row => PostgreSqlStorable.Of(row.Error?.Message)))
            .With("error_details", Array.ConvertAll(rows, row => PostgreSqlStorable.Of(row.Error?.Detail)))
            .RowsAsync(
                reader => new SettleReceipt(
                    new(reader.GetGuid(0)),
                    SettleOutcome.Accepted,
                    (JobStatus)reader.GetInt16(1),
                    reader.GetFieldValue<DateTimeOffset>(2)),
                cancellationToken)
            .ConfigureAwait(false);
        return accepted.ToDictionary(receipt => receipt.JobId);
    }

    private async Task<Dictionary<JobId, PostgreSqlSettled>> LookAsync(StoreSession session, JobId[] ids, CancellationToken cancellationToken)
    {
        var found = await session.Command(LookSql)
            .With("ids", Array.ConvertAll(ids, id => id.Value))
            .RowsAsync(
                reader => (Id: new JobId(reader.GetGuid(0)), Job: new PostgreSqlSettled(
                    (JobStatus)reader.GetInt16(1),
                    reader.IsDBNull(2) ? null : reader.GetInt64(2),
                    reader.IsDBNull(3) ? null : reader.GetInt16(3))),
                cancellationToken)
            .ConfigureAwait(false);
        return found.ToDictionary(row => row.Id, row => row.Job);
    }
}
