using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>The nodes that flushed lately.</summary>
internal static class ReadNodes
{
    public static async Task<ObservedNodes> RunAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);
        var nodes = await session.Command(
            $"SELECT node, flush_seq, seen_at FROM {session.Dialect.Tables.Named(ObservingNodeTable.TableName)} WHERE seen_at >= @since")
            .With("since", session.Dialect.ToValue(now - ObservationRetention.Nodes))
            .RowsAsync(row => new ObservedNode(row.GetString(0), row.GetInt64(1), session.Dialect.ReadInstant(row, 2)), cancellationToken)
            .ConfigureAwait(false);
        return new(now, nodes);
    }
}
