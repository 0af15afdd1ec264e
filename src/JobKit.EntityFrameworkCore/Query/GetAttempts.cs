namespace JobKit.EntityFrameworkCore;

/// <summary>The attempts of a job that did not succeed, oldest first.</summary>
internal static class GetAttempts
{
    public static async Task<IReadOnlyList<JobAttempt>> RunAsync(StoreSession session, JobId id, CancellationToken cancellationToken)
    {
        var dialect = session.Dialect;
        return await session.Command(
            $"""
            SELECT attempt, epoch, worker_id, started_at, ended_at, verb, error_type, error_message, error_detail
            FROM {dialect.Tables.Attempts}
            WHERE job_id = @id
            ORDER BY epoch
            """)
            .With("id", dialect.ToValue(id))
            .RowsAsync(
                row => new JobAttempt(
                    id,
                    row.GetInt32(0),
                    row.GetInt64(1),
                    row.GetText(2),
                    dialect.ReadOptionalInstant(row, 3),
                    dialect.ReadInstant(row, 4),
                    (JobVerb)row.GetInt32(5),
                    JobColumns.Error(row, 6)),
                cancellationToken)
            .ConfigureAwait(false);
    }
}
