namespace JobKit.EntityFrameworkCore;

/// <summary>What waits in each queue: a seek for each (queue, type, priority), and no count beyond the bound.</summary>
internal static class SqliteBacklog
{
    public static async Task<IReadOnlyList<QueueBacklog>> RunAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var groups = await SqlitePendingGroups.RunAsync(session, cancellationToken).ConfigureAwait(false);
        var backlog = new List<QueueBacklog>();
        foreach (var queue in groups.GroupBy(group => group.Queue, StringComparer.Ordinal))
        {
            backlog.Add(new(
                queue.Key,
                [.. queue.Select(group => group.Type).Distinct(StringComparer.Ordinal)],
                Counted.Of(await PendingAsync(session, queue.Key, cancellationToken).ConfigureAwait(false)),
                Counted.Of(await DueAsync(session, queue, cancellationToken).ConfigureAwait(false)),
                queue.Min(group => group.FirstDue)));
        }

        return backlog;
    }

    private static async Task<long> PendingAsync(StoreSession session, string queue, CancellationToken cancellationToken) =>
        (await session.Command(
            $"SELECT count(*) FROM (SELECT 1 FROM {session.Dialect.Tables.Jobs} WHERE status = 0 AND queue = @queue LIMIT {Counted.Most + 1})")
            .With("queue", queue)
            .RowsAsync(row => row.GetInt64(0), cancellationToken)
            .ConfigureAwait(false))[0];

    // By group, because a walk over the whole queue would pass every job that is due later.
    private static async Task<long> DueAsync(StoreSession session, IEnumerable<PendingGroup> groups, CancellationToken cancellationToken)
    {
        var due = 0L;
        foreach (var group in groups)
        {
            due += (await session.Command(
                $"""
                SELECT count(*) FROM (
                    SELECT 1 FROM {session.Dialect.Tables.Jobs}
                    WHERE status = 0 AND queue = @queue AND type = @type AND priority = @priority AND due_at <= @now LIMIT {Counted.Most + 1})
                """)
                .With("queue", group.Queue)
                .With("type", group.Type)
                .With("priority", group.Priority)
                .WithNow(session.Dialect)
                .RowsAsync(row => row.GetInt64(0), cancellationToken)
                .ConfigureAwait(false))[0];
        }

        return due;
    }
}
