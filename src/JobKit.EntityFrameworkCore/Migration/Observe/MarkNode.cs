using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Notes that a batch of a node is in; the first statement of its transaction.</summary>
internal static class MarkNode
{
    /// <summary>Whether it is new. False: it was added before, and only its answer was lost.</summary>
    public static async Task<bool> RunAsync(StoreSession session, ObservationBatch batch, CancellationToken cancellationToken)
    {
        // A node that said goodbye is not waited for; its number stays, so that a batch that comes twice is still known.
        var mark = session.Command(
            $"""
            INSERT INTO {session.Dialect.Tables.Named(ObservingNodeTable.TableName)} AS held (node, flush_seq, seen_at)
            VALUES (@node, @seq, {(batch.IsLast ? "@gone" : session.Dialect.NowSql)})
            ON CONFLICT (node) DO UPDATE SET flush_seq = excluded.flush_seq, seen_at = excluded.seen_at
            WHERE held.flush_seq < excluded.flush_seq
            """)
            .With("node", batch.Node)
            .With("seq", batch.Seq);
        mark = batch.IsLast ? mark.With("gone", session.Dialect.ToValue(DateTimeOffset.UnixEpoch)) : mark.WithNow(session.Dialect);
        return await mark.RunAsync(cancellationToken).ConfigureAwait(false) > 0;
    }
}
