using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>A whole job, as columns of <c>jobkit_jobs</c>.</summary>
internal static class JobColumns
{
    /// <summary>How many they are, and so the place of a column behind them.</summary>
    public const int Count = 39;

    public const string Sql =
        "id, type, queue, priority, payload, result, status, due_at, attempt, max_attempts, abandon_count, epoch, worker_id, lease_until, "
        + "cancel_requested, cancel_reason, progress, step, error_type, error_message, error_detail, failure_reason, owner, tenant, "
        + "correlation_key, unique_key, limit_key, limit_concurrency, tags, trace_parent, parent_id, hidden, metadata, checkpoint, timeout, "
        + "expires_at, created_at, started_at, finished_at";

    public static Job Read(DbDataReader row, Dialect dialect) => new()
    {
        Id = dialect.ReadId(row, 0),
        Type = row.GetString(1),
        Queue = row.GetString(2),
        Priority = row.GetInt32(3),
        Payload = row.GetString(4),
        Result = row.GetText(5),
        Status = (JobStatus)row.GetInt32(6),
        DueAt = dialect.ReadInstant(row, 7),
        Attempt = row.GetInt32(8),
        MaxAttempts = row.GetInt32(9),
        AbandonCount = row.GetInt32(10),
        Epoch = row.GetInt64(11),
        WorkerId = row.GetText(12),
        LeaseUntil = dialect.ReadOptionalInstant(row, 13),
        CancelRequested = row.GetBoolean(14),
        CancelReason = row.GetText(15),
        Progress = row.GetInt32(16),
        Step = row.GetText(17),
        Error = Error(row, 18),
        FailureReason = (JobFailureReason?)row.GetNumber(21),
        Owner = row.GetText(22),
        Tenant = row.GetText(23),
        CorrelationKey = row.GetText(24),
        UniqueKey = row.GetText(25),
        LimitKey = row.GetText(26),
        LimitConcurrency = row.GetInt32(27),
        Tags = JsonTexts.Read(row.GetText(28)),
        TraceParent = row.GetText(29),
        ParentId = dialect.ReadOptionalId(row, 30),
        Hidden = row.GetBoolean(31),
        Metadata = row.GetText(32),
        Checkpoint = row.GetText(33),
        Timeout = row.IsDBNull(34) ? null : EpochMicroseconds.ToSpan(row.GetInt64(34)),
        ExpiresAt = dialect.ReadOptionalInstant(row, 35),
        CreatedAt = dialect.ReadInstant(row, 36),
        StartedAt = dialect.ReadOptionalInstant(row, 37),
        FinishedAt = dialect.ReadOptionalInstant(row, 38),
    };

    /// <summary>Three columns: type, message, detail.</summary>
    public static JobError? Error(DbDataReader row, int first) =>
        row.IsDBNull(first) ? null : new JobError(row.GetString(first), row.GetText(first + 1) ?? string.Empty, row.GetText(first + 2));
}
