using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JobKit.EntityFrameworkCore;

/// <summary>Gives an isolated context's own transactions the isolation's, and lets none of them commit.</summary>
internal sealed class IsolationTransactions(WakeAfterCommit? wakes) : DbTransactionInterceptor
{
    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) => Isolated(eventData, result);

    public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        new(Isolated(eventData, result));

    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) =>
        Uncommitted(transaction, eventData, result);

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(Uncommitted(transaction, eventData, result));

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => Forget(eventData);

    public override Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData);
        return Task.CompletedTask;
    }

    private static InterceptionResult<DbTransaction> Isolated(TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
        Isolation.Of(eventData.Context) is { } isolation
            ? InterceptionResult<DbTransaction>.SuppressWithResult(isolation.TransactionOf(eventData.Context!))
            : result;

    private InterceptionResult Uncommitted(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        if (Isolation.Of(eventData.Context) is null)
        {
            return result;
        }

        // The jobs written in it are not there for anybody: nobody is to count them, or to be woken.
        wakes?.RolledBack(transaction);
        return InterceptionResult.Suppress();
    }

    private static void Forget(TransactionEndEventData eventData) => Isolation.Of(eventData.Context)?.RolledBack(eventData.Context!);
}
