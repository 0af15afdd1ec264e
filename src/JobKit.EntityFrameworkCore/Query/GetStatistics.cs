using System.Globalization;

namespace JobKit.EntityFrameworkCore;

/// <summary>How the queues stand, counting no further than a bound.</summary>
internal static class GetStatistics
{
    public static async Task<JobStatistics> RunAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var settings = await QueueSettings.RunAsync(session, cancellationToken).ConfigureAwait(false);
        var held = await ProcessingCounts.RunAsync(session, cancellationToken).ConfigureAwait(false);
        var since = await HeldSince.RunAsync(session, cancellationToken).ConfigureAwait(false);
        var backlog = (await session.Dialect.ReadBacklogAsync(session, cancellationToken).ConfigureAwait(false))
            .ToDictionary(queue => queue.Queue, StringComparer.Ordinal);
        var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);

        var counts = new Dictionary<JobStatus, CappedCount>
        {
            [JobStatus.Pending] = Counted.Of(backlog.Values.Sum(queue => queue.Pending.Value), backlog.Values.Any(queue => queue.Pending.Capped)),
            [JobStatus.Processing] = Counted.Of(held.Values.Sum()),
        };
        foreach (var status in Enum.GetValues<JobStatus>().Where(status => status.IsTerminal()))
        {
            counts[status] = await EndedAsync(session, status, cancellationToken).ConfigureAwait(false);
        }

        var names = settings.Keys.Concat(held.Keys).Concat(backlog.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new(
            counts,
            [.. names.Select(name => Tell(name, settings.GetValueOrDefault(name), held.GetValueOrDefault(name), since.GetValueOrDefault(name), backlog.GetValueOrDefault(name), now))],
            [.. backlog.Values.SelectMany(queue => queue.Types).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private static QueueStatistics Tell(string name, QueueSetting? setting, long held, DateTimeOffset? since, QueueBacklog? backlog, DateTimeOffset now) => new(
        name,
        backlog?.Pending ?? new(0, false),
        backlog?.Due ?? new(0, false),
        held,
        backlog?.FirstDue <= now ? now - backlog.FirstDue : null,
        setting?.Paused ?? false,
        setting?.Concurrency)
    {
        LongestRunning = now - since,
    };

    private static async Task<CappedCount> EndedAsync(StoreSession session, JobStatus status, CancellationToken cancellationToken)
    {
        // In the words of the partial index, so that they are counted in it.
        var counted = await session.IndexedRowsAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                SELECT count(*) FROM (
                    SELECT 1 FROM {session.Dialect.Tables.Jobs} WHERE status = {(int)status} AND finished_at IS NOT NULL LIMIT {Counted.Most + 1}) AS counted
                """),
            row => row.GetInt64(0),
            cancellationToken).ConfigureAwait(false);
        return Counted.Of(counted[0]);
    }
}
