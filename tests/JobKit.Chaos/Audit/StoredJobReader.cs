namespace JobKit.Chaos;

/// <summary>Reads the jobs as they stand, past the product's code.</summary>
internal static class StoredJobReader
{
    public static Task<List<StoredJob>> ReadAsync(ITestDatabase database) => Rows.ReadAsync(
        database.ForController,
        $"SELECT {database.Audit.IdText("id")}, status, epoch, attempt, max_attempts, lease_until IS NOT NULL, failure_reason, type FROM {database.Audit.Jobs}",
        row => new StoredJob(
            Guid.Parse(row.GetString(0)),
            (JobStatus)Convert.ToInt32(row.GetValue(1)),
            row.GetInt64(2),
            row.GetInt32(3),
            row.GetInt32(4),
            Convert.ToBoolean(row.GetValue(5)),
            row.IsDBNull(6) ? null : (JobFailureReason)Convert.ToInt32(row.GetValue(6)),
            row.GetString(7)));

    /// <summary>The attempts that a worker process holds now.</summary>
    public static Task<List<HeldAttempt>> HeldByAsync(ITestDatabase database, int processId) => Rows.ReadAsync(
        database.ForController,
        // The id of a worker names its process between slashes.
        $"SELECT {database.Audit.IdText("id")}, epoch FROM {database.Audit.Jobs} WHERE status = {(int)JobStatus.Processing} AND worker_id LIKE '%/{processId}/%'",
        row => new HeldAttempt(Guid.Parse(row.GetString(0)), row.GetInt64(1)));

    /// <summary>The ids of the workers that hold anything now, or anything of a kind.</summary>
    public static Task<List<string>> HoldersAsync(ITestDatabase database, JobKind? kind = null) => Rows.ReadAsync(
        database.ForController,
        $"SELECT DISTINCT worker_id FROM {database.Audit.Jobs} WHERE status = {(int)JobStatus.Processing}{Of(kind)}",
        row => row.GetString(0));

    public static async Task<int> CountUnfinishedAsync(ITestDatabase database) => (int)(await Rows.ReadAsync(
        database.ForController,
        $"SELECT count(*) FROM {database.Audit.Jobs} WHERE status IN ({(int)JobStatus.Pending}, {(int)JobStatus.Processing})",
        row => row.GetInt64(0)))[0];

    /// <summary>A number that grows while anything happens to any job.</summary>
    public static async Task<long> LastChangeAsync(ITestDatabase database) =>
        (await Rows.ReadAsync(database.ForController, "SELECT COALESCE(max(seq), 0) FROM chaos_audit", row => row.GetInt64(0)))[0];

    private static string Of(JobKind? kind) => kind is { } one ? $" AND type = '{JobKinds.TypeOf(one)}'" : "";
}
