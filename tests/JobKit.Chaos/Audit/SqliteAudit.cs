namespace JobKit.Chaos;

/// <summary>The audit on SQLite.</summary>
internal static class SqliteAudit
{
    private const string Columns =
        """
        INSERT INTO chaos_audit (
            job_id, old_status, status, old_epoch, epoch, old_attempt, attempt, max_attempts,
            worker, limit_key, limit_concurrency, settled_epoch, written, at)
        """;

    private const string Now = "CAST(unixepoch('subsec') * 1000000 AS INTEGER)";

    public static AuditDialect Dialect { get; } = new("jobkit_jobs", column => $"hex({column})");

    public static string Sql =>
        $"""
        CREATE TABLE chaos_audit (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            job_id BLOB NOT NULL,
            old_status INTEGER, status INTEGER,
            old_epoch INTEGER, epoch INTEGER,
            old_attempt INTEGER, attempt INTEGER, max_attempts INTEGER,
            worker TEXT, limit_key TEXT, limit_concurrency INTEGER,
            settled_epoch INTEGER, written TEXT,
            at INTEGER NOT NULL);

        CREATE TRIGGER chaos_audit_insert AFTER INSERT ON jobkit_jobs BEGIN
            {Columns} VALUES (
                NEW.id, NULL, NEW.status, NULL, NEW.epoch, NULL, NEW.attempt, NEW.max_attempts,
                NEW.worker_id, NEW.limit_key, NEW.limit_concurrency, NEW.settled_epoch, NULL, {Now});
        END;

        CREATE TRIGGER chaos_audit_update AFTER UPDATE ON jobkit_jobs
        WHEN (NEW.status, NEW.epoch, NEW.attempt, NEW.result, NEW.step, NEW.checkpoint, NEW.error_message, NEW.settled_epoch, NEW.finished_at, NEW.payload)
            IS NOT (OLD.status, OLD.epoch, OLD.attempt, OLD.result, OLD.step, OLD.checkpoint, OLD.error_message, OLD.settled_epoch, OLD.finished_at, OLD.payload)
        BEGIN
            {Columns} VALUES (
                NEW.id, OLD.status, NEW.status, OLD.epoch, NEW.epoch, OLD.attempt, NEW.attempt, NEW.max_attempts,
                COALESCE(NEW.worker_id, OLD.worker_id), NEW.limit_key, NEW.limit_concurrency,
                CASE WHEN NEW.settled_epoch IS NOT OLD.settled_epoch THEN NEW.settled_epoch END,
                CASE WHEN NEW.result IS NOT OLD.result THEN COALESCE(NEW.result, '') ELSE '' END
                    || CASE WHEN NEW.step IS NOT OLD.step THEN ' ' || COALESCE(NEW.step, '') ELSE '' END
                    || CASE WHEN NEW.checkpoint IS NOT OLD.checkpoint THEN ' ' || COALESCE(NEW.checkpoint, '') ELSE '' END
                    || CASE WHEN NEW.error_message IS NOT OLD.error_message THEN ' ' || COALESCE(NEW.error_message, '') ELSE '' END,
                {Now});
        END;

        CREATE TRIGGER chaos_audit_delete AFTER DELETE ON jobkit_jobs BEGIN
            {Columns} VALUES (
                OLD.id, OLD.status, NULL, OLD.epoch, NULL, OLD.attempt, NULL, OLD.max_attempts,
                OLD.worker_id, OLD.limit_key, OLD.limit_concurrency, NULL, NULL, {Now});
        END;
        """;
}
