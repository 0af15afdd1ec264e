using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

/// <summary>Kills the "process" at one of its steps at the database: from then on every step fails, as nothing runs in a dead process.</summary>
internal sealed class Killer
{
    private int _left = int.MaxValue;

    public KillingTransactions Transactions => new(this);

    public KillingCommands Commands => new(this);

    public bool IsDead => Volatile.Read(ref _left) < 0;

    public void After(int steps) => Volatile.Write(ref _left, steps);

    public void Never() => After(int.MaxValue);

    public void Step()
    {
        if (Interlocked.Decrement(ref _left) < 0)
        {
            Volatile.Write(ref _left, -1);
            throw new OperationCanceledException("Killed.");
        }
    }

    internal sealed class KillingCommands(Killer killer) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            killer.Step();
            return new(result);
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            killer.Step();
            return new(result);
        }
    }

    internal sealed class KillingTransactions(Killer killer) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> CreatingSavepointAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            killer.Step();
            return new(result);
        }

        public override ValueTask<InterceptionResult> ReleasingSavepointAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            killer.Step();
            return new(result);
        }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            killer.Step();
            return new(result);
        }

        // The database has it, and the process never hears of it.
        public override Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            killer.Step();
            return Task.CompletedTask;
        }
    }
}
