using System.Data.Common;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>What a claim is asked with and what it returns.</summary>
internal static class PostgreSqlClaimed
{
    public const string Columns =
        "job.id, job.epoch, job.type, job.queue, job.priority, job.payload, job.attempt, job.max_attempts, job.abandon_count, job.timeout, "
        + "job.owner, job.tenant, job.correlation_key, job.trace_parent, job.parent_id, job.hidden, job.metadata, job.checkpoint, "
        + "job.created_at, job.due_at, job.started_at, job.lease_until";

    public static DbCommand ForClaim(this DbCommand command, ClaimRequest request) => command
        .With("queues", request.Queues.ToArray())
        .With("types", request.Types.ToArray())
        .With("worker", request.WorkerId)
        .With("with_paused", request.IncludesPaused)
        .With("lease", PostgreSqlText.Microseconds(request.LeaseDuration))
        .With("limit", request.Limit);

    /// <summary>Puts the jobs into the order in which they run: an UPDATE returns its rows in no particular one.</summary>
    public static List<ClaimedJob> Ordered(List<ClaimedJob> jobs)
    {
        jobs.Sort(static (one, other) =>
            one.Priority != other.Priority ? one.Priority.CompareTo(other.Priority)
            : one.DueAt != other.DueAt ? one.DueAt.CompareTo(other.DueAt)
            : one.Id.CompareTo(other.Id));
        return jobs;
    }

    public static ClaimedJob Read(DbDataReader reader) => new()
    {
        Id = new(reader.GetGuid(0)),
        Epoch = reader.GetInt64(1),
        Type = reader.GetString(2),
        Queue = reader.GetString(3),
        Priority = reader.GetInt16(4),
        Payload = reader.GetString(5),
        Attempt = reader.GetInt32(6),
        MaxAttempts = reader.GetInt32(7),
        AbandonCount = reader.GetInt32(8),
        Timeout = reader.IsDBNull(9) ? null : EpochMicroseconds.ToSpan(reader.GetInt64(9)),
        Owner = reader.GetText(10),
        Tenant = reader.GetText(11),
        CorrelationKey = reader.GetText(12),
        TraceParent = reader.GetText(13),
        ParentId = reader.IsDBNull(14) ? null : new JobId(reader.GetGuid(14)),
        Hidden = reader.GetBoolean(15),
        Metadata = reader.GetText(16),
        Checkpoint = reader.GetText(17),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(18),
        DueAt = reader.GetFieldValue<DateTimeOffset>(19),
        ClaimedAt = reader.GetFieldValue<DateTimeOffset>(20),
        LeaseUntil = reader.GetFieldValue<DateTimeOffset>(21),
    };
}
