using System.Data.Common;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>The insert of one job: 1 row, or 0 where its id, its unique key or its owner's limit stands against it.</summary>
internal static class SqliteInsert
{
    private const string Columns =
        "id, type, queue, priority, payload, content_hash, status, due_at, attempt, max_attempts, abandon_count, epoch, cancel_requested, progress, "
        + "owner, tenant, correlation_key, unique_key, limit_key, limit_concurrency, tags, trace_parent, parent_id, hidden, metadata, timeout, "
        + "expires_at, created_at";

    public static DbCommand Prepare(StoreSession session)
    {
        var jobs = session.Dialect.Tables.Jobs;
        var command = session.Command(
            $"""
            INSERT INTO {jobs} ({Columns})
            SELECT @id, @type, @queue, @priority, @payload, @hash, 0, @due, 0, @attempts, 0, 0, 0, 0,
                @owner, @tenant, @correlation, @unique, @limit_key, @limit, @tags, @trace, @parent, @hidden, @metadata, @timeout,
                @expires, @now
            WHERE @owner_limit IS NULL
                OR (SELECT count(*) FROM {jobs} WHERE owner = @owner AND finished_at IS NULL AND NOT hidden) < @owner_limit
            ON CONFLICT DO NOTHING
            """);
        foreach (var name in new[]
        {
            "id", "type", "queue", "priority", "payload", "hash", "due", "attempts", "owner", "tenant", "correlation", "unique", "limit_key",
            "limit", "tags", "trace", "parent", "hidden", "metadata", "timeout", "expires", "now", "owner_limit",
        })
        {
            command.With(name, null);
        }

        return command;
    }

    public static void Fill(DbCommand command, NewJob job, Dialect dialect, long now)
    {
        Set(command, "id", dialect.ToValue(job.Id));
        Set(command, "type", job.Type);
        Set(command, "queue", job.Queue);
        Set(command, "priority", job.Priority);
        Set(command, "payload", job.Payload);
        Set(command, "hash", job.ContentHash);
        Set(command, "due", job.DueAt is { } due ? EpochMicroseconds.From(due) : EpochMicroseconds.After(now, job.Delay));
        Set(command, "attempts", job.MaxAttempts);
        Set(command, "owner", job.Owner);
        Set(command, "tenant", job.Tenant);
        Set(command, "correlation", job.CorrelationKey);
        Set(command, "unique", job.UniqueKey);
        Set(command, "limit_key", job.LimitKey);
        Set(command, "limit", job.LimitConcurrency);
        Set(command, "tags", JsonTexts.WriteOrNull(job.Tags));
        Set(command, "trace", job.TraceParent);
        Set(command, "parent", job.ParentId is { } parent ? dialect.ToValue(parent) : null);
        Set(command, "hidden", job.Hidden);
        Set(command, "metadata", job.Metadata);
        Set(command, "timeout", job.Timeout is { } timeout ? EpochMicroseconds.From(timeout) : null);
        Set(command, "expires", job.ExpiresAfter is { } expires ? EpochMicroseconds.After(now, expires) : null);
        Set(command, "now", now);
        // A hidden job is not counted, so it is not held up either.
        Set(command, "owner_limit", job is { Owner: not null, Hidden: false } ? job.OwnerLimit : null);
    }

    private static void Set(DbCommand command, string name, object? value) => command.Parameters[name].Value = value ?? DBNull.Value;
}
