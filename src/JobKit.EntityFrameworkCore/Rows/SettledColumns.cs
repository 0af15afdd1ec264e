using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>What observers of an ended job get, as columns of <c>jobkit_jobs</c>.</summary>
internal static class SettledColumns
{
    public const string Sql =
        "id, type, queue, status, failure_reason, attempt, epoch, owner, tenant, correlation_key, parent_id, hidden, metadata, created_at, started_at, finished_at";

    /// <summary>Reads a row of a job that has ended.</summary>
    public static SettledJob Read(DbDataReader row, Dialect dialect, JobVerb verb) => new()
    {
        Id = dialect.ReadId(row, 0),
        Type = row.GetString(1),
        Queue = row.GetString(2),
        Status = (JobStatus)row.GetInt32(3),
        Verb = verb,
        FailureReason = (JobFailureReason?)row.GetNumber(4),
        Attempt = row.GetInt32(5),
        Epoch = row.GetInt64(6),
        Owner = row.GetText(7),
        Tenant = row.GetText(8),
        CorrelationKey = row.GetText(9),
        ParentId = dialect.ReadOptionalId(row, 10),
        Hidden = row.GetBoolean(11),
        Metadata = row.GetText(12),
        CreatedAt = dialect.ReadInstant(row, 13),
        StartedAt = dialect.ReadOptionalInstant(row, 14),
        FinishedAt = dialect.ReadInstant(row, 15),
    };
}
