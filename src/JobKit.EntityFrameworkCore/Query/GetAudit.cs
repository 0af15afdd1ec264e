namespace JobKit.EntityFrameworkCore;

/// <summary>What operators did, newest first.</summary>
internal static class GetAudit
{
    public static async Task<IReadOnlyList<AuditEntry>> RunAsync(StoreSession session, int limit, CancellationToken cancellationToken) =>
        await session.Command(
            $"""
            SELECT at, actor, action, target, reason, before, after
            FROM {session.Dialect.Tables.Audit}
            ORDER BY at DESC, id DESC
            LIMIT @limit
            """)
            .With("limit", limit)
            .RowsAsync(
                row => new AuditEntry(
                    session.Dialect.ReadInstant(row, 0),
                    row.GetString(1),
                    row.GetString(2),
                    row.GetString(3),
                    row.GetText(4),
                    row.GetText(5),
                    row.GetText(6)),
                cancellationToken)
            .ConfigureAwait(false);
}
