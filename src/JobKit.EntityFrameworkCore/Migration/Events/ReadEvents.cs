using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Events in the order of the chain.</summary>
internal static class ReadEvents
{
    public static async Task<IReadOnlyList<RolloutEvent>> RunAsync(
        StoreSession session, long after, int limit, string? key, CancellationToken cancellationToken)
    {
        var command = session.Command(
            $"""
            SELECT id, key, version, at, actor, kind, "from", "to", reason, evidence_json, prev_hash, hash
            FROM {session.Dialect.Tables.Named(RolloutEventTable.TableName)}
            WHERE id > @after{(key is null ? string.Empty : " AND key = @key")}
            ORDER BY id
            LIMIT @limit
            """)
            .With("after", after)
            .With("limit", limit);
        return await (key is null ? command : command.With("key", key))
            .RowsAsync(
                row => new RolloutEvent
                {
                    Id = row.GetInt64(0),
                    Key = row.GetString(1),
                    Version = row.GetInt64(2),
                    At = session.Dialect.ReadInstant(row, 3),
                    Actor = row.GetString(4),
                    Kind = row.GetString(5),
                    From = row.GetText(6),
                    To = row.GetText(7),
                    Reason = row.GetText(8),
                    Evidence = row.GetString(9),
                    PrevHash = row.GetString(10),
                    Hash = row.GetString(11),
                },
                cancellationToken)
            .ConfigureAwait(false);
    }
}
