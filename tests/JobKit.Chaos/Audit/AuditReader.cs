using System.Data.Common;

namespace JobKit.Chaos;

/// <summary>Reads the whole audit, in order.</summary>
internal static class AuditReader
{
    public static Task<List<AuditEntry>> ReadAsync(ITestDatabase database) => Rows.ReadAsync(
        database.ForController,
        $"""
        SELECT seq, {database.Audit.IdText("job_id")}, old_status, status, old_epoch, epoch, old_attempt, attempt, max_attempts,
            worker, limit_key, limit_concurrency, settled_epoch, written, at
        FROM chaos_audit ORDER BY seq
        """,
        Read);

    private static AuditEntry Read(DbDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        JobId = Guid.Parse(row.GetString(1)),
        From = (JobStatus?)Number(row, 2),
        To = (JobStatus?)Number(row, 3),
        OldEpoch = Number(row, 4),
        Epoch = Number(row, 5),
        OldAttempt = (int?)Number(row, 6),
        Attempt = (int?)Number(row, 7),
        MaxAttempts = (int?)Number(row, 8),
        Worker = Text(row, 9),
        LimitKey = Text(row, 10),
        LimitConcurrency = (int)(Number(row, 11) ?? 1),
        SettledEpoch = Number(row, 12),
        Written = Text(row, 13),
        At = row.GetInt64(14),
    };

    private static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : Convert.ToInt64(row.GetValue(column));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
