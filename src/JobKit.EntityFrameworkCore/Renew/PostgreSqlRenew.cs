using System.Data.Common;
using JobKit.Storage;
using static JobKit.EntityFrameworkCore.Number;
using static JobKit.EntityFrameworkCore.PostgreSqlText;

namespace JobKit.EntityFrameworkCore;

/// <summary>Lengthens leases and tells of cancel requests; locks by primary key in the order of the ids, as <see cref="PostgreSqlSettle"/> does.</summary>
/// <remarks>
/// It waits for no row: one that somebody has locked, a handler that completes in its own open transaction say, would cost the node all its
/// leases. Such a row is read as it was last committed, and told of as held, but no longer.
/// </remarks>
internal sealed class PostgreSqlRenew(PostgreSqlText text)
{
    public string Sql { get; } =
        $"""
        WITH held AS MATERIALIZED (
            SELECT j.id FROM unnest(@ids, @epochs) AS u(id, epoch)
            CROSS JOIN LATERAL (
                SELECT j.id FROM {text.Tables.Jobs} j
                WHERE j.id = u.id AND j.status = {Processing} AND j.epoch = u.epoch
                FOR UPDATE SKIP LOCKED) j
        )
        UPDATE {text.Tables.Jobs} AS job
        SET lease_until = greatest(job.lease_until, {text.Now} + @lease * {Microsecond})
        WHERE job.id = ANY(ARRAY(SELECT id FROM held))
        RETURNING job.id, job.epoch, job.cancel_requested
        """;

    public PostgreSqlHeld Held { get; } = new(text);

    /// <summary>Waits on the calling thread, which is the renewal's own: an answer that came back through the thread pool would starve with it.</summary>
    public IReadOnlyList<RenewReceipt> Execute(
        StoreSession session, IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken)
    {
        var keys = leases.Select(lease => (lease.JobId, lease.Epoch)).Order().ToArray();
        var longer = Ask(session.Command(Sql).With("lease", Microseconds(duration)), keys, duration, cancellationToken);
        var others = Array.FindAll(keys, key => !longer.ContainsKey(key));
        var locked = others.Length == 0 ? [] : Ask(session.Command(Held.Sql), others, duration, cancellationToken);
        return [.. leases.Select(Answer)];

        RenewReceipt Answer(JobLease lease)
        {
            var key = (lease.JobId, lease.Epoch);
            return longer.TryGetValue(key, out var cancel) ? new(lease.JobId, Held: true, cancel)
                : locked.TryGetValue(key, out cancel) ? new(lease.JobId, Held: true, cancel, Extended: false)
                : new(lease.JobId, Held: false, CancelRequested: false);
        }
    }

    private static Dictionary<(JobId Id, long Epoch), bool> Ask(
        DbCommand command, (JobId Id, long Epoch)[] keys, TimeSpan duration, CancellationToken cancellationToken)
    {
        // A server that does not answer is given up within the lease, so that the next try has a chance.
        command.CommandTimeout = Math.Max(1, (int)(duration.TotalSeconds / 3));
        return command
            .With("ids", Array.ConvertAll(keys, key => key.Id.Value))
            .With("epochs", Array.ConvertAll(keys, key => key.Epoch))
            .Rows(
                reader => (Key: (new JobId(reader.GetGuid(0)), reader.GetInt64(1)), CancelRequested: reader.GetBoolean(2)), cancellationToken)
            .ToDictionary(row => row.Key, row => row.CancelRequested);
    }
}
