using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>The isolation of one shadow attempt: everything that contexts do in it goes into transactions that are never committed.</summary>
/// <remarks>
/// The transactions are put below Entity Framework, which is told of none: so a handler's own transaction still begins (it gets ours, and its
/// commit does nothing), and a retrying execution strategy has nothing to complain of. A context of the attempt's scope keeps one connection
/// open, so that the handler reads what it wrote; another (of a factory, of an inner scope) does so as far as it keeps its connection open.
/// </remarks>
internal sealed class Isolation
{
    private static readonly AsyncLocal<Isolation?> Flow = new();
    private static readonly ConditionalWeakTable<DbContext, Isolation> Marked = [];

    private readonly Lock _gate = new();
    private readonly ConditionalWeakTable<DbConnection, DbTransaction> _transactions = [];
    private readonly Dictionary<DbContext, AutoTransactionBehavior> _held = [];
    private readonly HashSet<DbContext> _opened = [];
    private volatile bool _ended;

    /// <summary>The isolation that a context works under, or null.</summary>
    public static Isolation? Of(DbContext? context) => context is null ? null
        : Marked.TryGetValue(context, out var marked) ? marked
        : Flow.Value is { _ended: false } flow ? flow
        : null;

    /// <summary>Begins one for the rest of the calling async method and what it calls.</summary>
    /// <param name="contexts">The attempt's own.</param>
    public static Isolation Begin(IEnumerable<DbContext> contexts)
    {
        var isolation = new Isolation();
        foreach (var context in contexts)
        {
            isolation._held.Add(context, context.Database.AutoTransactionBehavior);
            context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
            Marked.AddOrUpdate(context, isolation);
        }

        return Flow.Value = isolation;
    }

    /// <summary>Whether the context is one of the attempt's own.</summary>
    public bool Holds(DbContext context) => _held.ContainsKey(context);

    /// <summary>The transaction on the context's open connection; begins it where there is none.</summary>
    public DbTransaction TransactionOf(DbContext context)
    {
        var connection = context.Database.GetDbConnection();
        lock (_gate)
        {
            if (_transactions.TryGetValue(connection, out var present) && IsOn(present, connection))
            {
                return present;
            }

            if (_held.ContainsKey(context) && _opened.Add(context))
            {
#pragma warning disable MA0042 // It is open already: this only keeps it so.
                context.Database.OpenConnection();
#pragma warning restore MA0042
            }

            var begun = connection.BeginTransaction();
            _transactions.AddOrUpdate(connection, begun);
            return begun;
        }
    }

    /// <summary>The transaction that a command of the context must carry; null where it needs none.</summary>
    /// <remarks>
    /// On SQLite the one writer's lock is taken at the beginning, or else the first write after a read fails if anybody wrote in between. So it
    /// begins with the first command that may write, and a shadow job that only reads keeps nobody from writing.
    /// </remarks>
    public DbTransaction? TransactionFor(DbContext context, string sql) =>
        !BeginsLate(context) || !sql.AsSpan().TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) || HasBegun(context)
            ? TransactionOf(context)
            : null;

    /// <summary>Whether the transaction waits for the first write.</summary>
    public static bool BeginsLate(DbContext context) => context.Database.ProviderName == SqliteDialect.ProviderName;

    /// <summary>The handler has rolled its transaction back: the next command begins another, even before the old one is disposed.</summary>
    public void RolledBack(DbContext context)
    {
        lock (_gate)
        {
            _transactions.Remove(context.Database.GetDbConnection());
        }
    }

    /// <summary>Takes back everything, and lets go of the contexts.</summary>
    public async ValueTask EndAsync()
    {
        _ended = true;
        foreach (var (context, behavior) in _held)
        {
            try
            {
                await RollBackAsync(context).ConfigureAwait(false);
                context.Database.AutoTransactionBehavior = behavior;
            }
            catch (ObjectDisposedException)
            {
                // The handler has disposed it; its connection took the transaction with it.
            }
            finally
            {
                Marked.Remove(context);
            }
        }
    }

    private async ValueTask RollBackAsync(DbContext context)
    {
        if (!_opened.Contains(context))
        {
            return;
        }

        try
        {
            if (_transactions.TryGetValue(context.Database.GetDbConnection(), out var transaction))
            {
                await transaction.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private bool HasBegun(DbContext context)
    {
        var connection = context.Database.GetDbConnection();
        lock (_gate)
        {
            return _transactions.TryGetValue(connection, out var present) && IsOn(present, connection);
        }
    }

    /// <summary>Whether it has not ended. Providers use their objects again: it may be another connection's by now.</summary>
    private static bool IsOn(DbTransaction transaction, DbConnection connection)
    {
        try
        {
            return ReferenceEquals(transaction.Connection, connection);
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
