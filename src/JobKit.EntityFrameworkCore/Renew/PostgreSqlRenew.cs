using JobKit.Storage;
using static JobKit.EntityFrameworkCore.Number;
using static JobKit.EntityFrameworkCore.PostgreSqlText;

namespace JobKit.EntityFrameworkCore;

/// <summary>Lengthens leases and tells of cancel requests; locks by primary key in the order of the ids, as <see cref="PostgreSqlSettle"/> does.</summary>
internal sealed class PostgreSqlRenew(PostgreSqlText text)
{
    public string Sql { get; } =
        $"""
        WITH held AS MATERIALIZED (
            SELECT j.id FROM unnest(@ids, @epochs) AS u(id, epoch)
            CROSS JOIN LATERAL (
                SELECT j.id FROM {text.Tables.Jobs} j
                WHERE j.id = u.id AND j.status = {Processing} AND j.epoch = u.epoch
                FOR UPDATE) j
        )
        UPDATE {text.Tables.Jobs} AS job
        SET lease_until = greatest(job.lease_until, {text.Now} + @lease * {Microsecond})
        WHERE job.id = ANY(ARRAY(SELECT id FROM held))
        RETURNING job.id, job.epoch, job.cancel_requested
        """;

    /// <summary>Waits on the calling thread, which is the renewal's own: an answer that came back through the thread pool would starve with it.</summary>
    public IReadOnlyList<RenewReceipt> Execute(
        StoreSession session, IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken)
    {
        var rows = leases.OrderBy(lease => lease.JobId).ToArray();
        using var command = session.Command(Sql);
        // A server that does not answer is given up within the lease, so that the next try has a chance.
        command.CommandTimeout = Math.Max(1, (int)(duration.TotalSeconds / 3));
        var answered = command
            .With("ids", Array.ConvertAll(rows, row => row.JobId.Value))
            .With("epochs", Array.ConvertAll(rows, row => row.Epoch))
            .With("lease", Microseconds(duration))
            .Rows(
                reader => (Key: (Id: new JobId(reader.GetGuid(0)), Epoch: reader.GetInt64(1)), CancelRequested: reader.GetBoolean(2)),
                cancellationToken);

        var held = answered.ToDictionary(row => row.Key, row => row.CancelRequested);
        return [.. leases.Select(lease =>
            new RenewReceipt(lease.JobId, held.TryGetValue((lease.JobId, lease.Epoch), out var cancel), cancel))];
    }
}
