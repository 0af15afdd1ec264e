using System.Globalization;

namespace JobKit.EntityFrameworkCore;

/// <summary>How the queues stand, counting no further than a bound.</summary>
internal static class GetStatistics
{
    private const int Most = 10_000;

    public static async Task<JobStatistics> RunAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var settings = await QueueSettings.RunAsync(session, cancellationToken).ConfigureAwait(false);
        var held = await ProcessingCounts.RunAsync(session, cancellationToken).ConfigureAwait(false);
        var groups = await PendingGroups.RunAsync(session, cancellationToken).ConfigureAwait(false);
        var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);

        var counts = new Dictionary<JobStatus, CappedCount>();
        foreach (var status in Enum.GetValues<JobStatus>())
        {
            counts[status] = await CountAsync(session, Where(status), null, cancellationToken).ConfigureAwait(false);
        }

        var queues = new List<QueueStatistics>();
        foreach (var name in settings.Keys.Concat(held.Keys).Concat(groups.Select(group => group.Queue)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            settings.TryGetValue(name, out var setting);
            var due = groups.Where(group => group.Queue == name && group.FirstDue <= now).Select(group => now - group.FirstDue).ToList();
            queues.Add(new(
                name,
                await CountAsync(session, "status = 0 AND queue = @queue", name, cancellationToken).ConfigureAwait(false),
                due.Count == 0
                    ? new(0, false)
                    : await CountAsync(session, $"status = 0 AND queue = @queue AND due_at <= {session.Dialect.NowSql}", name, cancellationToken).ConfigureAwait(false),
                held.GetValueOrDefault(name),
                due.Count == 0 ? null : due.Max(),
                setting?.Paused ?? false,
                setting?.Concurrency));
        }

        return new(counts, queues, [.. groups.Select(group => group.Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    // In the words of the partial indexes, so that each is counted in its own.
    private static string Where(JobStatus status) => status switch
    {
        JobStatus.Pending => "status = 0",
        JobStatus.Processing => "lease_until IS NOT NULL",
        _ => string.Create(CultureInfo.InvariantCulture, $"status = {(int)status} AND finished_at IS NOT NULL"),
    };

    private static async Task<CappedCount> CountAsync(StoreSession session, string where, string? queue, CancellationToken cancellationToken)
    {
        var command = session.Command(
            $"SELECT count(*) FROM (SELECT 1 FROM {session.Dialect.Tables.Jobs} WHERE {where} LIMIT {Most + 1}) AS counted");
        if (queue is not null)
        {
            command.With("queue", queue);
        }

        if (where.Contains("@now", StringComparison.Ordinal))
        {
            command.WithNow(session.Dialect);
        }

        var counted = await command.RowsAsync(row => row.GetInt64(0), cancellationToken).ConfigureAwait(false);
        return new(Math.Min(counted[0], Most), counted[0] > Most);
    }
}
