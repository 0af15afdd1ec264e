using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes an event at the end of the chain, in the transaction of the act that it tells of.</summary>
internal static class AppendEvent
{
    private const string Place = "rollout_event";

    /// <summary>
    /// Begins the transaction's turn at the chain: its first statement, before it touches any other row, so that no two of them can wait for
    /// each other. It ends with the transaction.
    /// </summary>
    public static async Task TakeTurnAsync(StoreSession session, CancellationToken cancellationToken)
    {
        if (session.Dialect.OneAtATimeSql(Place) is { } turn)
        {
            await session.Command(turn).RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <param name="session">In the transaction that took the turn.</param>
    /// <param name="draft">What was done.</param>
    /// <param name="version">The rollout's or flag's version after it.</param>
    /// <param name="now">The store's present.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<RolloutEvent> RunAsync(
        StoreSession session, RolloutEventDraft draft, long version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var table = session.Dialect.Tables.Named(RolloutEventTable.TableName);
        var next = RolloutEventChain.Append(await ReadTip.RunAsync(session, cancellationToken).ConfigureAwait(false), draft, version, now);
        await session.Command(
            $"""
            INSERT INTO {table} (id, key, version, at, actor, kind, "from", "to", reason, evidence_json, prev_hash, hash)
            VALUES (@id, @key, @version, @at, @actor, @kind, @from, @to, @reason, @evidence, @prev_hash, @hash)
            """)
            .With("id", next.Id)
            .With("key", next.Key)
            .With("version", next.Version)
            .With("at", session.Dialect.ToValue(next.At))
            .With("actor", next.Actor)
            .With("kind", next.Kind)
            .With("from", next.From)
            .With("to", next.To)
            .With("reason", next.Reason)
            .With("evidence", next.Evidence)
            .With("prev_hash", next.PrevHash)
            .With("hash", next.Hash)
            .RunAsync(cancellationToken)
            .ConfigureAwait(false);
        return next;
    }

    /// <summary>Whether this very event is in the chain: its hash tells it from any other that has its place.</summary>
    public static async Task<bool> IsThereAsync(StoreSession session, RolloutEvent written, CancellationToken cancellationToken)
    {
        var found = await session.Command($"SELECT hash FROM {session.Dialect.Tables.Named(RolloutEventTable.TableName)} WHERE id = @id")
            .With("id", written.Id)
            .RowsAsync(row => row.GetString(0), cancellationToken)
            .ConfigureAwait(false);
        return found.Count == 1 && string.Equals(found[0], written.Hash, StringComparison.Ordinal);
    }
}
