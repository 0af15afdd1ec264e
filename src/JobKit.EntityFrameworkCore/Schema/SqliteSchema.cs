namespace JobKit.EntityFrameworkCore;

/// <summary>The tables on SQLite, as the library's own migrations make them.</summary>
internal static class SqliteSchema
{
    public static string Version1(Tables tables) =>
        $"""
        CREATE TABLE {tables.Jobs} (
            id BLOB NOT NULL,
            type TEXT NOT NULL,
            queue TEXT NOT NULL,
            priority INTEGER NOT NULL,
            payload TEXT NOT NULL,
            content_hash TEXT NOT NULL,
            status INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            max_attempts INTEGER NOT NULL,
            abandon_count INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            settled_epoch INTEGER,
            settled_verb INTEGER,
            worker_id TEXT,
            lease_until INTEGER,
            cancel_requested INTEGER NOT NULL,
            cancel_reason TEXT,
            progress INTEGER NOT NULL,
            step TEXT,
            result TEXT,
            error_type TEXT,
            error_message TEXT,
            error_detail TEXT,
            failure_reason INTEGER,
            owner TEXT,
            tenant TEXT,
            correlation_key TEXT,
            unique_key TEXT,
            limit_key TEXT,
            limit_concurrency INTEGER NOT NULL,
            tags TEXT,
            trace_parent TEXT,
            parent_id BLOB,
            hidden INTEGER NOT NULL,
            metadata TEXT,
            checkpoint TEXT,
            timeout INTEGER,
            expires_at INTEGER,
            created_at INTEGER NOT NULL,
            started_at INTEGER,
            finished_at INTEGER,
            CONSTRAINT "PK_jobkit_jobs" PRIMARY KEY (id),
        {JobChecks.Lines}
        );

        {JobIndexes.Sqlite(tables.Jobs)}

        CREATE TABLE {tables.Attempts} (
            job_id BLOB NOT NULL,
            epoch INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            worker_id TEXT,
            started_at INTEGER,
            ended_at INTEGER NOT NULL,
            verb INTEGER NOT NULL,
            error_type TEXT,
            error_message TEXT,
            error_detail TEXT,
            CONSTRAINT "PK_jobkit_attempts" PRIMARY KEY (job_id, epoch)
        );

        CREATE TABLE {tables.Statistics} (
            minute INTEGER NOT NULL,
            queue TEXT NOT NULL,
            type TEXT NOT NULL,
            measure INTEGER NOT NULL,
            bucket INTEGER NOT NULL,
            count INTEGER NOT NULL,
            CONSTRAINT "PK_jobkit_statistics" PRIMARY KEY (minute, queue, type, measure, bucket)
        );

        CREATE TABLE {tables.Workers} (
            id TEXT NOT NULL,
            host TEXT NOT NULL,
            slots INTEGER NOT NULL,
            busy INTEGER NOT NULL,
            types TEXT NOT NULL,
            started_at INTEGER NOT NULL,
            seen_at INTEGER NOT NULL,
            CONSTRAINT "PK_jobkit_workers" PRIMARY KEY (id)
        );

        CREATE TABLE {tables.Queues} (
            name TEXT NOT NULL,
            paused INTEGER NOT NULL,
            concurrency INTEGER,
            version INTEGER NOT NULL,
            CONSTRAINT "PK_jobkit_queues" PRIMARY KEY (name)
        );

        CREATE TABLE {tables.Audit} (
            id BLOB NOT NULL,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            target TEXT NOT NULL,
            reason TEXT,
            before TEXT,
            after TEXT,
            CONSTRAINT "PK_jobkit_audit" PRIMARY KEY (id)
        );

        CREATE INDEX ix_jobkit_audit_at ON {tables.Audit} (at, id);

        CREATE TABLE {tables.Versions} (
            feature TEXT NOT NULL,
            version INTEGER NOT NULL,
            CONSTRAINT "PK_jobkit_schema" PRIMARY KEY (feature)
        );
        """;
}
