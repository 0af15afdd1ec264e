using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>Reads jobs that a sweep or an expiry has ended.</summary>
internal static class PostgreSqlSettledJobs
{
    public const string Columns =
        "job.id, job.type, job.queue, job.status, job.failure_reason, job.attempt, job.epoch, job.owner, job.tenant, job.correlation_key, "
        + "job.parent_id, job.hidden, job.metadata, job.created_at, job.started_at, job.finished_at";

    public static SettledJob Read(DbDataReader reader, JobVerb verb) => new()
    {
        Id = new(reader.GetGuid(0)),
        Type = reader.GetString(1),
        Queue = reader.GetString(2),
        Status = (JobStatus)reader.GetInt16(3),
        Verb = verb,
        FailureReason = reader.IsDBNull(4) ? null : (JobFailureReason)reader.GetInt16(4),
        Attempt = reader.GetInt32(5),
        Epoch = reader.GetInt64(6),
        Owner = reader.GetText(7),
        Tenant = reader.GetText(8),
        CorrelationKey = reader.GetText(9),
        ParentId = reader.IsDBNull(10) ? null : new JobId(reader.GetGuid(10)),
        Hidden = reader.GetBoolean(11),
        Metadata = reader.GetText(12),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(13),
        StartedAt = reader.IsDBNull(14) ? null : reader.GetFieldValue<DateTimeOffset>(14),
        FinishedAt = reader.GetFieldValue<DateTimeOffset>(15),
    };
}
