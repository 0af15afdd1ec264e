using System.Collections.Concurrent;
using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>One writer per database file in this process: waiting here costs no thread and is fair, waiting in SQLite is neither.</summary>
internal sealed class SqliteWriterTurn : IDisposable
{
    private static readonly ConcurrentDictionary<string, TurnQueue> Files = new(StringComparer.Ordinal);

    private readonly TurnQueue _file;

    private SqliteWriterTurn(TurnQueue file) => _file = file;

    public static async ValueTask<SqliteWriterTurn> EnterAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var file = FileOf(connection);
        await file.EnterAsync(cancellationToken).ConfigureAwait(false);
        return new SqliteWriterTurn(file);
    }

    /// <summary>Waits on the calling thread, and ahead of all that do not: a lease must not end behind a queue of other writes.</summary>
    public static SqliteWriterTurn Enter(DbConnection connection, CancellationToken cancellationToken)
    {
        var file = FileOf(connection);
        file.EnterUrgently(cancellationToken);
        return new SqliteWriterTurn(file);
    }

    public void Dispose() => _file.Leave();

    private static TurnQueue FileOf(DbConnection connection)
    {
        var name = connection.DataSource is { Length: > 0 } path ? path : connection.ConnectionString;
        return Files.GetOrAdd(name, static _ => new TurnQueue());
    }
}
