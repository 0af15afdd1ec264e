using System.Transactions;
using JobKit.Storage;

namespace JobKit;

/// <summary>Writes jobs where they belong: in the caller's ambient transaction, else gathered with other callers' jobs; and wakes after the commit.</summary>
internal sealed class EnqueueWriter(IJobEnqueueStore store, EnqueueStatement statement, EnqueueBatcher batcher, EnqueueWakes wakes, IEnumerable<IEnqueueGate>? gates = null)
{
    public async Task<EnqueueReceipt> WriteAsync(NewJob job, CancellationToken cancellationToken)
    {
        Pass([job]);
        if (!store.JoinsAmbientTransaction)
        {
            return await batcher.AddAsync(job, cancellationToken).ConfigureAwait(false);
        }

        var receipts = await WriteTogetherAsync([job], cancellationToken).ConfigureAwait(false);
        return receipts[0];
    }

    /// <summary>All or none, in one call.</summary>
    public Task<IReadOnlyList<EnqueueReceipt>> WriteManyAsync(IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken)
    {
        Pass(jobs);
        return WriteTogetherAsync(jobs, cancellationToken);
    }

    private async Task<IReadOnlyList<EnqueueReceipt>> WriteTogetherAsync(IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken)
    {
        var transaction = store.JoinsAmbientTransaction ? Transaction.Current : null;
        var receipts = await statement.RunAsync(jobs, EnqueueMode.AllOrNone, cancellationToken).ConfigureAwait(false);
        if (receipts.Any(receipt => receipt.IsRefused))
        {
            return receipts;
        }

        if (transaction is null)
        {
            wakes.Wake(jobs, receipts);
        }
        else
        {
            transaction.TransactionCompleted += (_, completed) =>
            {
                if (completed.Transaction?.TransactionInformation.Status == TransactionStatus.Committed)
                {
                    wakes.Wake(jobs, receipts);
                }
            };
        }

        return receipts;
    }

    private void Pass(IReadOnlyList<NewJob> jobs)
    {
        foreach (var gate in gates ?? [])
        {
            gate.Pass(jobs);
        }
    }
}
