using System.Runtime.CompilerServices;
using System.Transactions;
using JobKit.Storage;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>Remembers for each context the queues that its open transaction has put jobs into, and wakes them once it has committed (D1, D2).</summary>
internal sealed class WakeAfterCommit(IJobWakeSignal signal)
{
    private readonly ConditionalWeakTable<DbContext, HashSet<string>> _waiting = [];

    /// <summary>Jobs were written by the context: wakes now, or at the commit of the transaction that they are part of.</summary>
    public void Written(DbContext context, IReadOnlyCollection<string> queues)
    {
        if (context.Database.CurrentTransaction is not null)
        {
            _waiting.GetValue(context, static _ => new(StringComparer.Ordinal)).UnionWith(queues);
        }
        else if ((context.Database.GetEnlistedTransaction() ?? Transaction.Current) is { } ambient)
        {
            ambient.TransactionCompleted += (_, e) => WakeCommitted(e.Transaction, queues);
        }
        else
        {
            signal.Wake(queues);
        }
    }

    public void Committed(DbContext context)
    {
        if (_waiting.TryGetValue(context, out var queues))
        {
            _waiting.Remove(context);
            signal.Wake(queues);
        }
    }

    public void RolledBack(DbContext context) => _waiting.Remove(context);

    private void WakeCommitted(Transaction? ambient, IReadOnlyCollection<string> queues)
    {
        if (ambient?.TransactionInformation.Status == TransactionStatus.Committed)
        {
            signal.Wake(queues);
        }
    }
}
