namespace JobKit.Chaos;

/// <summary>The audit on PostgreSQL.</summary>
internal static class PostgresAudit
{
    public static AuditDialect Dialect { get; } = new("jobkit.jobkit_jobs", column => $"{column}::text");

    public static string Sql =>
        """
        CREATE TABLE chaos_audit (
            seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            job_id uuid NOT NULL,
            old_status smallint, status smallint,
            old_epoch bigint, epoch bigint,
            old_attempt integer, attempt integer, max_attempts integer,
            worker text, limit_key text, limit_concurrency integer,
            settled_epoch bigint, written text,
            at bigint NOT NULL);

        CREATE FUNCTION chaos_audit_write() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' AND (NEW.status, NEW.epoch, NEW.attempt) = (OLD.status, OLD.epoch, OLD.attempt)
                AND (NEW.result, NEW.step, NEW.checkpoint, NEW.error_message, NEW.settled_epoch, NEW.finished_at, NEW.payload)
                    IS NOT DISTINCT FROM
                    (OLD.result, OLD.step, OLD.checkpoint, OLD.error_message, OLD.settled_epoch, OLD.finished_at, OLD.payload)
            THEN
                RETURN NULL;
            END IF;

            INSERT INTO chaos_audit (
                job_id, old_status, status, old_epoch, epoch, old_attempt, attempt, max_attempts,
                worker, limit_key, limit_concurrency, settled_epoch, written, at)
            VALUES (
                COALESCE(NEW.id, OLD.id), OLD.status, NEW.status, OLD.epoch, NEW.epoch, OLD.attempt, NEW.attempt, NEW.max_attempts,
                COALESCE(NEW.worker_id, OLD.worker_id), NEW.limit_key, NEW.limit_concurrency,
                CASE WHEN NEW.settled_epoch IS DISTINCT FROM OLD.settled_epoch THEN NEW.settled_epoch END,
                concat_ws(' ',
                    CASE WHEN NEW.result IS DISTINCT FROM OLD.result THEN NEW.result END,
                    CASE WHEN NEW.step IS DISTINCT FROM OLD.step THEN NEW.step END,
                    CASE WHEN NEW.checkpoint IS DISTINCT FROM OLD.checkpoint THEN NEW.checkpoint END,
                    CASE WHEN NEW.error_message IS DISTINCT FROM OLD.error_message THEN NEW.error_message END),
                (extract(epoch FROM clock_timestamp()) * 1000000)::bigint);
            RETURN NULL;
        END $$;

        CREATE TRIGGER chaos_audit AFTER INSERT OR UPDATE OR DELETE ON jobkit.jobkit_jobs
            FOR EACH ROW EXECUTE FUNCTION chaos_audit_write();
        """;
}
