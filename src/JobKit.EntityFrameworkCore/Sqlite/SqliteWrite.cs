using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>A transaction that may write, with this process's turn to do so.</summary>
/// <remarks>
/// Begun IMMEDIATE: one that reads first would else fail at its first write, at once and for good, whenever another writer came in between
/// (reliability 6.2). Begun by its own text, because the provider's way would wait for the file for as long as a whole command may take, and
/// keep the turn all that time: whoever has the file may be waiting for what stands behind us in the line.
/// </remarks>
internal sealed class SqliteWrite : IOwnTransaction
{
    /// <summary>Seconds; the least there is, and what the connections of the store wait inside SQLite anyway.</summary>
    private const int OneTry = 1;

    private readonly DbConnection _connection;
    private readonly SqliteWriterTurn _turn;
    private bool _committed;

    private SqliteWrite(DbConnection connection, SqliteWriterTurn turn)
    {
        _connection = connection;
        _turn = turn;
    }

    public DbTransaction? Carried => null;

    /// <summary>Tries for as long as a command of the connection may take; while another connection has the file, the turn goes round.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="blocks">Whether to wait on the calling thread; such callers go first.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async ValueTask<IOwnTransaction> BeginAsync(DbConnection connection, bool blocks, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var turn = blocks
#pragma warning disable MA0042 // The session waits on its caller's thread.
                ? SqliteWriterTurn.Enter(connection, cancellationToken)
#pragma warning restore MA0042
                : await SqliteWriterTurn.EnterAsync(connection, cancellationToken).ConfigureAwait(false);
            try
            {
                await RunAsync(connection, "BEGIN IMMEDIATE", OneTry, cancellationToken).ConfigureAwait(false);
                return new SqliteWrite(connection, turn);
            }
            catch (DbException error) when (SqliteErrors.IsBusy(error))
            {
                turn.Dispose();
                var patience = Patience(connection);
                if (!IsWithin(patience, began))
                {
                    throw GivenUp(error, connection, patience);
                }
            }
            catch
            {
                turn.Dispose();
                throw;
            }
        }
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await RunAsync(_connection, "COMMIT", null, cancellationToken).ConfigureAwait(false);
        _committed = true;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_committed)
            {
                await RunAsync(_connection, "ROLLBACK", null, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (DbException)
        {
            // SQLite has rolled it back itself, as it does where the disk is full; what made it do so is on its way to the caller.
        }
        finally
        {
            _turn.Dispose();
        }
    }

    // Without the provider's error in it, by which it would be taken for transient, and waited for again.
    private static JobStoreException GivenUp(DbException error, DbConnection connection, TimeSpan patience) =>
        new(
            SqliteErrors.Explain(error, connection, inCallersTransaction: false).Message,
            new TimeoutException($"The file was tried for {patience.TotalSeconds} s: {error.Message}"));

    private static bool IsWithin(TimeSpan patience, long began) => patience == TimeSpan.Zero || TimeProvider.System.GetElapsedTime(began) < patience;

    /// <summary>How long a command may take here; zero is for ever.</summary>
    private static TimeSpan Patience(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        return TimeSpan.FromSeconds(command.CommandTimeout);
    }

    private static async Task RunAsync(DbConnection connection, string sql, int? seconds, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = seconds ?? command.CommandTimeout;
        await command.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
