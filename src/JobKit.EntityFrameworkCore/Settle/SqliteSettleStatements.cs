using System.Data.Common;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>The two statements of a settlement, prepared once for a batch.</summary>
internal sealed class SqliteSettleStatements : IDisposable
{
    // What becomes of the job, where a cancel request has not already decided it: only a completion wins over one (I34).
    private const string Status = "CASE WHEN cancel_requested AND @to <> 2 THEN 4 ELSE @to END";

    private readonly Dialect _dialect;

    private readonly DbCommand _write;

    private readonly DbCommand _keep;

    public SqliteSettleStatements(StoreSession session)
    {
        _dialect = session.Dialect;
        _write = session.Command(
            $"""
            UPDATE {_dialect.Tables.Jobs}
            SET status = {Status},
                finished_at = CASE WHEN {Status} = 0 THEN NULL ELSE @now END,
                failure_reason = CASE WHEN {Status} = 3 THEN @reason ELSE NULL END,
                due_at = CASE WHEN {Status} = 0 THEN coalesce(@due, due_at) ELSE due_at END,
                attempt = attempt - @given_back,
                result = @result,
                progress = CASE WHEN @to = 2 THEN 100 ELSE progress END,
                error_type = CASE WHEN @error_type IS NULL THEN error_type ELSE @error_type END,
                error_message = CASE WHEN @error_type IS NULL THEN error_message ELSE @error_message END,
                error_detail = CASE WHEN @error_type IS NULL THEN error_detail ELSE @error_detail END,
                worker_id = NULL, lease_until = NULL, settled_epoch = @epoch, settled_verb = @verb
            WHERE id = @id AND status = 1 AND epoch = @epoch
            RETURNING status
            """);
        Declare(_write, "to", "now", "reason", "due", "given_back", "result", "error_type", "error_message", "error_detail", "epoch", "verb", "id");

        _keep = session.Command(
            $"""
            INSERT INTO {_dialect.Tables.Attempts}
                (job_id, epoch, attempt, worker_id, started_at, ended_at, verb, error_type, error_message, error_detail)
            SELECT id, epoch, attempt, worker_id, started_at, @now, @verb, @error_type, @error_message, @error_detail
            FROM {_dialect.Tables.Jobs}
            WHERE id = @id AND status = 1 AND epoch = @epoch
            """);
        Declare(_keep, "now", "verb", "error_type", "error_message", "error_detail", "epoch", "id");
    }

    /// <summary>Keeps the attempt that did not succeed; before the write, while the row still tells who ran it.</summary>
    public Task KeepAttemptAsync(Settlement settlement, long now, CancellationToken cancellationToken)
    {
        Common(_keep, settlement, now);
        return _keep.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The status after it, or null where the lease was not held.</summary>
    public async Task<JobStatus?> WriteAsync(Settlement settlement, long now, CancellationToken cancellationToken)
    {
        var verb = settlement.Verb;
        Common(_write, settlement, now);
        Set(_write, "to", (int)(verb switch
        {
            JobVerb.Complete => JobStatus.Completed,
            JobVerb.Fail => JobStatus.Failed,
            JobVerb.RetryLater or JobVerb.Snooze or JobVerb.Release => JobStatus.Pending,
            _ => throw new ArgumentOutOfRangeException(nameof(settlement), verb, "It is not the outcome of an attempt. Use Complete, RetryLater, Fail, Snooze or Release."),
        }));
        Set(_write, "reason", (int?)settlement.FailureReason);
        // A released job keeps its place in the queue.
        Set(_write, "due", verb is JobVerb.RetryLater or JobVerb.Snooze ? EpochMicroseconds.After(now, settlement.Delay) : null);
        Set(_write, "given_back", verb is JobVerb.Snooze or JobVerb.Release ? 1 : 0);
        Set(_write, "result", settlement.Result);
        var status = await _write.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        return status is long number ? (JobStatus)number : null;
    }

    public void Dispose()
    {
        _write.Dispose();
        _keep.Dispose();
    }

    private void Common(DbCommand command, Settlement settlement, long now)
    {
        Set(command, "id", _dialect.ToValue(settlement.JobId));
        Set(command, "epoch", settlement.Epoch);
        Set(command, "verb", (int)settlement.Verb);
        Set(command, "now", now);
        Set(command, "error_type", settlement.Error?.Type);
        Set(command, "error_message", settlement.Error?.Message);
        Set(command, "error_detail", settlement.Error?.Detail);
    }

    private static void Declare(DbCommand command, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            command.With(name, null);
        }
    }

    private static void Set(DbCommand command, string name, object? value) => command.Parameters[name].Value = value ?? DBNull.Value;
}
