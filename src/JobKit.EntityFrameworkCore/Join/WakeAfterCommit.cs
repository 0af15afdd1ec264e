using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Transactions;
using JobKit.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Remembers the jobs that each open transaction has stored, and reports them once it has committed (D1, D2): then they count, and workers wake.</summary>
/// <remarks>By the database's transaction, since several contexts may share one.</remarks>
/// <param name="report">Asked for at the first job: a context is also made where only the tables are.</param>
/// <param name="clock">Tells what is left of a delay.</param>
internal sealed class WakeAfterCommit(Lazy<IEnqueueReport> report, TimeProvider clock)
{
    private readonly ConditionalWeakTable<DbTransaction, List<WrittenJob>> _waiting = [];

    /// <summary>Jobs were stored by the context: reports them now, or at the commit of the transaction that they are part of.</summary>
    public void Written(DbContext context, IReadOnlyList<NewJob> jobs)
    {
        if (Isolation.Of(context) is not null)
        {
            // A shadow job's: they are not there for anybody.
            return;
        }

        var at = clock.GetTimestamp();
        var written = jobs.Select(job => new WrittenJob(job, at)).ToList();
        if (context.Database.CurrentTransaction is { } transaction)
        {
            _waiting.GetValue(transaction.GetDbTransaction(), static _ => []).AddRange(written);
        }
        else if ((context.Database.GetEnlistedTransaction() ?? Transaction.Current) is { } ambient)
        {
            ambient.TransactionCompleted += (_, e) => ReportCommitted(e.Transaction, written);
        }
        else
        {
            Report(written);
        }
    }

    /// <summary>A transaction was begun. Providers use their objects again, and one that was given back without an end left its jobs here.</summary>
    public void Begun(DbTransaction transaction) => _waiting.Remove(transaction);

    public void Committed(DbTransaction transaction)
    {
        if (_waiting.TryGetValue(transaction, out var written))
        {
            _waiting.Remove(transaction);
            Report(written);
        }
    }

    public void RolledBack(DbTransaction transaction) => _waiting.Remove(transaction);

    /// <summary>The ids of what waits for the transaction's commit.</summary>
    public IReadOnlyList<JobId> Waiting(DbTransaction transaction) =>
        _waiting.TryGetValue(transaction, out var written) ? [.. written.Select(one => one.Job.Id)] : [];

    /// <summary>A part of the transaction was rolled back, and of the jobs only these are still there.</summary>
    public void Keep(DbTransaction transaction, IReadOnlySet<Guid> there)
    {
        if (_waiting.TryGetValue(transaction, out var written))
        {
            written.RemoveAll(one => !there.Contains(one.Job.Id.Value));
        }
    }

    private void ReportCommitted(Transaction? ambient, List<WrittenJob> written)
    {
        if (ambient?.TransactionInformation.Status == TransactionStatus.Committed)
        {
            Report(written);
        }
    }

    private void Report(List<WrittenJob> written) => report.Value.Committed(written.ConvertAll(one => one.Left(clock)));
}
