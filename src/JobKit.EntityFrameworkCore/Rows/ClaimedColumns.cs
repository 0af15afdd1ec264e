using System.Data.Common;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>What a new holder gets, as columns of <c>jobkit_jobs</c> after the claim.</summary>
internal static class ClaimedColumns
{
    public const string Sql =
        "id, epoch, type, queue, priority, payload, attempt, max_attempts, abandon_count, timeout, owner, tenant, correlation_key, trace_parent, parent_id, hidden, metadata, checkpoint, created_at, due_at, started_at, lease_until";

    public static ClaimedJob Read(DbDataReader row, Dialect dialect) => new()
    {
        Id = dialect.ReadId(row, 0),
        Epoch = row.GetInt64(1),
        Type = row.GetString(2),
        Queue = row.GetString(3),
        Priority = row.GetInt32(4),
        Payload = row.GetString(5),
        Attempt = row.GetInt32(6),
        MaxAttempts = row.GetInt32(7),
        AbandonCount = row.GetInt32(8),
        Timeout = row.IsDBNull(9) ? null : EpochMicroseconds.ToSpan(row.GetInt64(9)),
        Owner = row.GetText(10),
        Tenant = row.GetText(11),
        CorrelationKey = row.GetText(12),
        TraceParent = row.GetText(13),
        ParentId = dialect.ReadOptionalId(row, 14),
        Hidden = row.GetBoolean(15),
        Metadata = row.GetText(16),
        Checkpoint = row.GetText(17),
        CreatedAt = dialect.ReadInstant(row, 18),
        DueAt = dialect.ReadInstant(row, 19),
        ClaimedAt = dialect.ReadInstant(row, 20),
        LeaseUntil = dialect.ReadInstant(row, 21),
    };
}
