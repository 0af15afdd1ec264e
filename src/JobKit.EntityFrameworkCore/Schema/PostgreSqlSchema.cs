namespace JobKit.EntityFrameworkCore;

/// <summary>The tables on PostgreSQL, as the library's own migrations make them.</summary>
internal static class PostgreSqlSchema
{
    public static string Version1(Tables tables) =>
        $"""
        {(tables.Schema is { } schema ? $"CREATE SCHEMA IF NOT EXISTS {schema};" : string.Empty)}

        CREATE TABLE {tables.Jobs} (
            id uuid NOT NULL,
            type text NOT NULL,
            queue text NOT NULL,
            priority smallint NOT NULL,
            payload text NOT NULL,
            content_hash text NOT NULL,
            status smallint NOT NULL,
            due_at timestamp with time zone NOT NULL,
            attempt integer NOT NULL,
            max_attempts integer NOT NULL,
            abandon_count integer NOT NULL,
            epoch bigint NOT NULL,
            settled_epoch bigint,
            settled_verb smallint,
            worker_id text,
            lease_until timestamp with time zone,
            cancel_requested boolean NOT NULL,
            cancel_reason text,
            progress smallint NOT NULL,
            step text,
            result text,
            error_type text,
            error_message text,
            error_detail text,
            failure_reason smallint,
            owner text,
            tenant text,
            correlation_key text,
            unique_key text,
            limit_key text,
            limit_concurrency integer NOT NULL,
            tags text,
            trace_parent text,
            parent_id uuid,
            hidden boolean NOT NULL,
            metadata text,
            checkpoint text,
            timeout bigint,
            expires_at timestamp with time zone,
            created_at timestamp with time zone NOT NULL,
            started_at timestamp with time zone,
            finished_at timestamp with time zone,
            CONSTRAINT "PK_jobkit_jobs" PRIMARY KEY (id),
        {JobChecks.Lines}
        );

        {JobIndexes.PostgreSql(tables.Jobs)}

        CREATE TABLE {tables.Attempts} (
            job_id uuid NOT NULL,
            epoch bigint NOT NULL,
            attempt integer NOT NULL,
            worker_id text,
            started_at timestamp with time zone,
            ended_at timestamp with time zone NOT NULL,
            verb smallint NOT NULL,
            error_type text,
            error_message text,
            error_detail text,
            CONSTRAINT "PK_jobkit_attempts" PRIMARY KEY (job_id, epoch)
        );

        CREATE TABLE {tables.Statistics} (
            minute bigint NOT NULL,
            queue text NOT NULL,
            type text NOT NULL,
            measure smallint NOT NULL,
            bucket integer NOT NULL,
            count bigint NOT NULL,
            CONSTRAINT "PK_jobkit_statistics" PRIMARY KEY (minute, queue, type, measure, bucket)
        );

        CREATE TABLE {tables.Workers} (
            id text NOT NULL,
            host text NOT NULL,
            slots integer NOT NULL,
            busy integer NOT NULL,
            types text NOT NULL,
            started_at timestamp with time zone NOT NULL,
            seen_at timestamp with time zone NOT NULL,
            CONSTRAINT "PK_jobkit_workers" PRIMARY KEY (id)
        );

        CREATE TABLE {tables.Queues} (
            name text NOT NULL,
            paused boolean NOT NULL,
            concurrency integer,
            version bigint NOT NULL,
            CONSTRAINT "PK_jobkit_queues" PRIMARY KEY (name)
        );

        CREATE TABLE {tables.Audit} (
            id uuid NOT NULL,
            at timestamp with time zone NOT NULL,
            actor text NOT NULL,
            action text NOT NULL,
            target text NOT NULL,
            reason text,
            before text,
            after text,
            CONSTRAINT "PK_jobkit_audit" PRIMARY KEY (id)
        );

        CREATE INDEX ix_jobkit_audit_at ON {tables.Audit} (at, id);

        CREATE TABLE {tables.Versions} (
            feature text NOT NULL,
            version integer NOT NULL,
            CONSTRAINT "PK_jobkit_schema" PRIMARY KEY (feature)
        );
        """;
}
