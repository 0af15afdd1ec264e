using System.Text.Json;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Takes due jobs: finds them under the write lock, so that what was found is still so when it is written (I9, I10, I14).</summary>
internal static class SqliteClaim
{
    private const int SmallestPage = 16;

    public static Task<IReadOnlyList<ClaimedJob>> RunAsync(
        StoreSession session, ClaimRequest request, DateTimeOffset now, CancellationToken cancellationToken) =>
        session.InTransactionAsync<IReadOnlyList<ClaimedJob>>(
            async () =>
            {
                var rows = await FindAsync(session, request, now, cancellationToken).ConfigureAwait(false);
                return rows.Count == 0 ? [] : await TakeAsync(session, request, now, rows, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    private static async Task<List<long>> FindAsync(
        StoreSession session, ClaimRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var limits = await SqliteLimits.ReadAsync(session, request, cancellationToken).ConfigureAwait(false);
        var types = request.Types.ToHashSet(StringComparer.Ordinal);
        var queues = request.Queues.ToHashSet(StringComparer.Ordinal);
        var groups = await SqlitePendingGroups.RunAsync(session, cancellationToken).ConfigureAwait(false);
        var rows = new List<long>();
        foreach (var priority in groups
            .Where(group => group.FirstDue <= now && types.Contains(group.Type) && (queues.Count == 0 || queues.Contains(group.Queue)))
            .GroupBy(group => group.Priority)
            .OrderBy(it => it.Key))
        {
            await MergeAsync(session, priority.ToList(), request.Limit, EpochMicroseconds.From(now), limits, rows, cancellationToken)
                .ConfigureAwait(false);
            if (rows.Count >= request.Limit)
            {
                break;
            }
        }

        return rows;
    }

    /// <summary>Takes from the groups of one priority in the order due, id, as if they were one (I12).</summary>
    private static async Task MergeAsync(
        StoreSession session,
        List<PendingGroup> groups,
        int limit,
        long now,
        SqliteLimits limits,
        List<long> rows,
        CancellationToken cancellationToken)
    {
        var page = Math.Max(SmallestPage, (limit - rows.Count) / groups.Count);
        var heads = new PriorityQueue<(SqliteCandidates Source, ClaimCandidate Job), (long Due, JobId Id)>();
        foreach (var group in groups.Where(group => limits.HasRoom(group.Queue)))
        {
            await AdvanceAsync(new SqliteCandidates(session, group, now, page)).ConfigureAwait(false);
        }

        while (rows.Count < limit && heads.TryDequeue(out var head, out _))
        {
            if (!limits.HasRoom(head.Source.Queue))
            {
                continue;
            }

            var full = head.Job.LimitKey is { } key && limits.FullKeys.Contains(key);
            if (!full && await limits.TryTakeAsync(head.Source.Queue, head.Job, cancellationToken).ConfigureAwait(false))
            {
                rows.Add(head.Job.Row);
            }

            await AdvanceAsync(head.Source).ConfigureAwait(false);
        }

        async Task AdvanceAsync(SqliteCandidates source)
        {
            if (await source.NextAsync(limits.FullKeys, cancellationToken).ConfigureAwait(false) is { } next)
            {
                heads.Enqueue((source, next), (next.Due, next.Id));
            }
        }
    }

    private static async Task<IReadOnlyList<ClaimedJob>> TakeAsync(
        StoreSession session, ClaimRequest request, DateTimeOffset now, List<long> rows, CancellationToken cancellationToken)
    {
        // Never past the last attempt: a job that was put off after it would else break its CHECK, and with it every claim.
        var taken = await session.Command(
            $"""
            UPDATE {session.Dialect.Tables.Jobs}
            SET status = 1, epoch = epoch + 1, attempt = min(attempt + 1, max_attempts), worker_id = @worker, lease_until = @until, started_at = @now
            WHERE rowid IN (SELECT value FROM json_each(@rows)) AND status = 0
            RETURNING {ClaimedColumns.Sql}
            """)
            .With("worker", request.WorkerId)
            .With("until", session.Dialect.ToValue(now + request.LeaseDuration))
            .With("now", session.Dialect.ToValue(now))
            .With("rows", JsonSerializer.Serialize(rows))
            .RowsAsync(row => ClaimedColumns.Read(row, session.Dialect), cancellationToken)
            .ConfigureAwait(false);
        // RETURNING promises no order.
        return [.. taken.OrderBy(job => job.Priority).ThenBy(job => job.DueAt).ThenBy(job => job.Id)];
    }
}
