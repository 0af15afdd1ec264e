namespace JobKit.EntityFrameworkCore;

/// <summary>One job; with an owner the filter is in the query, so that another's is never read (I39).</summary>
internal static class GetJob
{
    public static async Task<Job?> RunAsync(StoreSession session, JobId id, string? owner, CancellationToken cancellationToken)
    {
        var dialect = session.Dialect;
        var mine = owner is null ? string.Empty : "AND owner = @owner AND NOT hidden";
        var command = session.Command($"SELECT {JobColumns.Sql} FROM {dialect.Tables.Jobs} WHERE id = @id {mine}")
            .With("id", dialect.ToValue(id));
        if (owner is not null)
        {
            command.With("owner", owner);
        }

        var found = await command.RowsAsync(row => JobColumns.Read(row, dialect), cancellationToken).ConfigureAwait(false);
        return found.SingleOrDefault();
    }
}
