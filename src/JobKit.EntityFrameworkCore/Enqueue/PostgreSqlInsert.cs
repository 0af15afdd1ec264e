using System.Text.Json;
using JobKit.Storage;
using static JobKit.EntityFrameworkCore.Number;
using static JobKit.EntityFrameworkCore.PostgreSqlText;

namespace JobKit.EntityFrameworkCore;

/// <summary>Inserts jobs in one statement and gives the ids of those that had no conflict.</summary>
/// <remarks>
/// A job whose id or unique key another transaction is just inserting waits for that transaction's end; where it rolls back, this one is
/// inserted. So rows go in by unique key and id, in the same order at every caller (C12).
/// </remarks>
internal sealed class PostgreSqlInsert(PostgreSqlText text)
{
    public string Sql { get; } =
        $"""
        INSERT INTO {text.Tables.Jobs} (
            id, type, queue, priority, payload, content_hash, due_at, max_attempts, timeout, owner, tenant, correlation_key, unique_key,
            limit_key, limit_concurrency, tags, trace_parent, parent_id, hidden, metadata, expires_at,
            created_at, status, attempt, abandon_count, epoch, cancel_requested, progress)
        SELECT u.id, u.type, u.queue, u.priority, u.payload, u.content_hash, coalesce(u.due_at, {text.Now} + u.delay * {Microsecond}),
            u.max_attempts, u.timeout, u.owner, u.tenant, u.correlation_key, u.unique_key,
            u.limit_key, u.limit_concurrency, u.tags, u.trace_parent, u.parent_id, u.hidden, u.metadata,
            {text.Now} + u.expires_after * {Microsecond},
            {text.Now}, {Pending}, 0, 0, 0, false, 0
        FROM unnest(
            @ids, @types, @queues, @priorities, @payloads, @content_hashes, @due_ats, @delays, @max_attempts, @timeouts, @owners, @tenants,
            @correlation_keys, @unique_keys, @limit_keys, @limit_concurrencies, @tags, @trace_parents, @parent_ids, @hiddens, @metadatas,
            @expires_afters)
            AS u(id, type, queue, priority, payload, content_hash, due_at, delay, max_attempts, timeout, owner, tenant,
            correlation_key, unique_key, limit_key, limit_concurrency, tags, trace_parent, parent_id, hidden, metadata,
            expires_after)
        ON CONFLICT DO NOTHING
        RETURNING id
        """;

    public async Task<HashSet<JobId>> ExecuteAsync(StoreSession session, IEnumerable<NewJob> jobs, CancellationToken cancellationToken)
    {
        // Of two with one id or one unique key the first in the call is inserted, whatever the order of the rows; the other is answered by it.
        var rows = jobs.DistinctBy(job => job.Id)
            .DistinctBy(job => job.UniqueKey is { } key ? (job.Type, key, default) : (string.Empty, string.Empty, job.Id))
            .OrderBy(job => job.UniqueKey, StringComparer.Ordinal).ThenBy(job => job.Id).ToArray();
        var inserted = await session.Command(Sql)
            .With("ids", Array.ConvertAll(rows, row => row.Id.Value))
            .With("types", Array.ConvertAll(rows, row => row.Type))
            .With("queues", Array.ConvertAll(rows, row => row.Queue))
            .With("priorities", Array.ConvertAll(rows, row => (short)row.Priority))
            .With("payloads", Array.ConvertAll(rows, row => row.Payload))
            .With("content_hashes", Array.ConvertAll(rows, row => row.ContentHash))
            .With("due_ats", Array.ConvertAll(rows, row => Instant(row.DueAt)))
            .With("delays", Array.ConvertAll(rows, row => Microseconds(row.Delay)))
            .With("max_attempts", Array.ConvertAll(rows, row => row.MaxAttempts))
            .With("timeouts", Array.ConvertAll(rows, row => Span(row.Timeout)))
            .With("owners", Array.ConvertAll(rows, row => row.Owner))
            .With("tenants", Array.ConvertAll(rows, row => row.Tenant))
            .With("correlation_keys", Array.ConvertAll(rows, row => row.CorrelationKey))
            .With("unique_keys", Array.ConvertAll(rows, row => row.UniqueKey))
            .With("limit_keys", Array.ConvertAll(rows, row => row.LimitKey))
            .With("limit_concurrencies", Array.ConvertAll(rows, row => row.LimitConcurrency))
            .With("tags", Array.ConvertAll(rows, row => row.Tags.Count == 0 ? null : JsonSerializer.Serialize(row.Tags)))
            .With("trace_parents", Array.ConvertAll(rows, row => row.TraceParent))
            .With("parent_ids", Array.ConvertAll(rows, row => row.ParentId?.Value))
            .With("hiddens", Array.ConvertAll(rows, row => row.Hidden))
            .With("metadatas", Array.ConvertAll(rows, row => row.Metadata))
            .With("expires_afters", Array.ConvertAll(rows, row => Span(row.ExpiresAfter)))
            .RowsAsync(reader => new JobId(reader.GetGuid(0)), cancellationToken)
            .ConfigureAwait(false);
        return [.. inserted];
    }

    private static DateTimeOffset? Instant(DateTimeOffset? instant) =>
        instant is { } given ? EpochMicroseconds.ToInstant(EpochMicroseconds.From(given)) : null;

    private static long? Span(TimeSpan? span) => span is { } given ? Microseconds(given) : null;
}
