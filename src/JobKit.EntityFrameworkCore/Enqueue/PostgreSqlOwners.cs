namespace JobKit.EntityFrameworkCore;

/// <summary>Keeps owners from starting more jobs than they may: their locks first, the count in a later statement (I37).</summary>
internal sealed class PostgreSqlOwners(PostgreSqlText text)
{
    /// <summary>One by one in the order of the names, because callers of one order never wait in a circle (C12).</summary>
    public string LockSql { get; } =
        $"SELECT pg_advisory_xact_lock({text.LockNumber("owner", "u.owner")}) FROM unnest(@owners) u(owner)";

    public string CountSql { get; } =
        $"""
        SELECT u.owner, (
            SELECT count(*) FROM {text.Tables.Jobs} j WHERE j.owner = u.owner AND j.owner IS NOT NULL AND j.finished_at IS NULL AND NOT j.hidden)
        FROM unnest(@owners) u(owner)
        """;

    /// <summary>How many live jobs each owner has, which stays true until the transaction ends.</summary>
    public async Task<Dictionary<string, long>> LockAndCountAsync(
        StoreSession session, IEnumerable<string> owners, CancellationToken cancellationToken)
    {
        var sorted = owners.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        await session.Command(LockSql).With("owners", sorted).RunAsync(cancellationToken).ConfigureAwait(false);
        var live = await session.Command(CountSql)
            .With("owners", sorted)
            .RowsAsync(reader => (Owner: reader.GetString(0), Count: reader.GetInt64(1)), cancellationToken)
            .ConfigureAwait(false);
        return live.ToDictionary(row => row.Owner, row => row.Count, StringComparer.Ordinal);
    }
}
