using static JobKit.EntityFrameworkCore.Number;

namespace JobKit.EntityFrameworkCore;

/// <summary>Ends jobs that were still pending at their expiry, oldest first.</summary>
internal sealed class PostgreSqlExpire(PostgreSqlText text)
{
    public string Sql { get; } =
        $"""
        UPDATE {text.Tables.Jobs} AS job
        SET status = {Failed}, failure_reason = {Expired}, finished_at = {text.Now}
        WHERE job.id = ANY(ARRAY(
            SELECT j.id FROM {text.Tables.Jobs} j
            WHERE j.status = {Pending} AND j.expires_at IS NOT NULL AND j.expires_at <= {text.Now}
            ORDER BY j.expires_at LIMIT @limit
            FOR UPDATE SKIP LOCKED))
        RETURNING {PostgreSqlSettledJobs.Columns}
        """;

    public async Task<IReadOnlyList<SettledJob>> ExecuteAsync(StoreSession session, int limit, CancellationToken cancellationToken) =>
        await session.Command(Sql)
            .With("limit", limit)
            .RowsAsync(reader => PostgreSqlSettledJobs.Read(reader, JobVerb.Expire), cancellationToken)
            .ConfigureAwait(false);
}
