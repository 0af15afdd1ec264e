using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JobKit.EntityFrameworkCore;

/// <summary>Tells what waits for a commit how a context's transaction went.</summary>
internal sealed class CommitInterceptor(WakeAfterCommit wakes) : DbTransactionInterceptor
{
    // Below every provider's bound on parameters.
    private const int AtOnce = 500;

    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        wakes.Begun(result);
        return result;
    }

    public override ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        wakes.Begun(result);
        return new(result);
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => wakes.Committed(transaction);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        wakes.Committed(transaction);
        return Task.CompletedTask;
    }

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => wakes.RolledBack(transaction);

    public override Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        wakes.RolledBack(transaction);
        return Task.CompletedTask;
    }

    // The event does not say which savepoint it was, and one may lie within another: the database knows what is left.
    public override void RolledBackToSavepoint(DbTransaction transaction, TransactionEventData eventData)
    {
        var there = new HashSet<Guid>();
        foreach (var left in Left(eventData.Context, transaction))
        {
            there.UnionWith([.. left]);
        }

        wakes.Keep(transaction, there);
    }

    public override async Task RolledBackToSavepointAsync(
        DbTransaction transaction, TransactionEventData eventData, CancellationToken cancellationToken = default)
    {
        var there = new HashSet<Guid>();
        foreach (var left in Left(eventData.Context, transaction))
        {
            there.UnionWith(await left.ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        wakes.Keep(transaction, there);
    }

    private IEnumerable<IQueryable<Guid>> Left(DbContext? context, DbTransaction transaction) => context is null
        ? []
        : wakes.Waiting(transaction).Select(id => id.Value).Chunk(AtOnce)
            .Select(ids => context.Set<JobRow>().Where(row => ids.Contains(row.Id)).Select(row => row.Id));
}
