using System.Collections.Concurrent;
using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>One writer per database file in this process: waiting here costs no thread, waiting in SQLite costs one.</summary>
internal sealed class SqliteWriterTurn : IDisposable
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Files = new(StringComparer.Ordinal);

    private readonly SemaphoreSlim _file;

    private SqliteWriterTurn(SemaphoreSlim file) => _file = file;

    public static async ValueTask<SqliteWriterTurn> EnterAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var name = connection.DataSource is { Length: > 0 } path ? path : connection.ConnectionString;
        var file = Files.GetOrAdd(name, static _ => new SemaphoreSlim(1, 1));
        await file.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new SqliteWriterTurn(file);
    }

    public void Dispose() => _file.Release();
}
