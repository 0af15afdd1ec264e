using System.Transactions;

namespace JobKit.Storage;

/// <summary>The jobs of one ambient transaction: they hold their ids, keys and places from the enqueue on, are seen at the commit, and vanish at the rollback.</summary>
internal sealed class AmbientEnqueue(MemoryBook book, Lock gate, Action<AmbientEnqueue> ended) : IEnlistmentNotification
{
    private readonly List<JobRow> _rows = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the transaction has ended, either way.</summary>
    public Task Ended => _ended.Task;

    public void Add(JobRow row)
    {
        row.Uncommitted = this;
        _rows.Add(row);
    }

    public void Prepare(PreparingEnlistment preparingEnlistment) => preparingEnlistment.Prepared();

    public void Commit(Enlistment enlistment) => End(enlistment, book.Publish);

    public void Rollback(Enlistment enlistment) => End(enlistment, book.Unreserve);

    // Nobody knows how it ended, and a job that may have been committed must not be lost.
    public void InDoubt(Enlistment enlistment) => End(enlistment, book.Publish);

    private void End(Enlistment enlistment, Action<JobRow> act)
    {
        lock (gate)
        {
            _rows.ForEach(act);
            ended(this);
        }

        _ended.SetResult();
        enlistment.Done();
    }
}
