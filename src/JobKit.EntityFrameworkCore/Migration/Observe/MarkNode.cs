using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Notes that a batch of a node is in; the first statement of its transaction.</summary>
internal static class MarkNode
{
    /// <summary>Whether it is new. False: it was added before, and only its answer was lost.</summary>
    public static async Task<bool> RunAsync(StoreSession session, ObservationBatch batch, CancellationToken cancellationToken) =>
        await session.Command(
            $"""
            INSERT INTO {session.Dialect.Tables.Named(ObservingNodeTable.TableName)} AS held (node, flush_seq, seen_at)
            VALUES (@node, @seq, {session.Dialect.NowSql})
            ON CONFLICT (node) DO UPDATE SET flush_seq = excluded.flush_seq, seen_at = excluded.seen_at
            WHERE held.flush_seq < excluded.flush_seq
            """)
            .With("node", batch.Node)
            .With("seq", batch.Seq)
            .WithNow(session.Dialect)
            .RunAsync(cancellationToken)
            .ConfigureAwait(false) > 0;
}
