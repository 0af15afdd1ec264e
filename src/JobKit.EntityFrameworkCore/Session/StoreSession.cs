using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>One open connection for one call of the store, with the caller's transaction where the call is to be part of it.</summary>
/// <param name="dialect">What the connection speaks.</param>
/// <param name="connection">Open.</param>
/// <param name="transaction">The caller's, or null.</param>
/// <param name="blocks">Whether waiting is to be done on the calling thread.</param>
internal sealed class StoreSession(Dialect dialect, DbConnection connection, DbTransaction? transaction, bool blocks = false)
{
    private bool _inOwn;

    public Dialect Dialect => dialect;

    public DbConnection Connection => connection;

    /// <summary>The transaction that commands must carry now: the caller's, or the one <see cref="InTransactionAsync"/> has begun, or null.</summary>
    public DbTransaction? Transaction { get; private set; } = transaction;

    /// <summary>Whether the outcome depends on a transaction of the caller: then nothing may be retried or rolled back here.</summary>
    public bool IsCallers { get; } = transaction is not null;

    /// <summary>A command on the connection, in the present transaction.</summary>
    public DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = Transaction;
        return command;
    }

    /// <summary>Runs a verb of several statements as one: in the caller's transaction, else in an own one, committed at the end.</summary>
    /// <remarks>An exception rolls the own one back and leaves the caller's to the caller.</remarks>
    public async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        // In an ambient transaction the connection has enlisted: it has begun already, and its scope ends it.
        if (Transaction is not null || _inOwn || System.Transactions.Transaction.Current is not null)
        {
            return await work().ConfigureAwait(false);
        }

        var own = await dialect.BeginAsync(connection, blocks, cancellationToken).ConfigureAwait(false);
        await using (own.ConfigureAwait(false))
        {
            Transaction = own.Carried;
            _inOwn = true;
            try
            {
                var answer = await work().ConfigureAwait(false);
                await own.CommitAsync(cancellationToken).ConfigureAwait(false);
                return answer;
            }
            finally
            {
                Transaction = null;
                _inOwn = false;
            }
        }
    }
}
