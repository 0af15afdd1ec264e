using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>The worker's store, with the harness looking on.</summary>
internal sealed class HarnessWorkStore(IJobStore inner, HarnessActivity activity) : IJobWorkStore
{
    public async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        var version = activity.Version;
        var claimed = await inner.ClaimAsync(request, cancellationToken).ConfigureAwait(false);
        if (claimed.Count == 0)
        {
            activity.Looked(version);
        }
        else
        {
            activity.Change();
        }

        return claimed;
    }

    public async Task<IReadOnlyList<SettleReceipt>> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        var receipts = await inner.SettleAsync(settlements, cancellationToken).ConfigureAwait(false);
        activity.Change();
        return receipts;
    }

    public Task<IReadOnlyList<RenewReceipt>> RenewAsync(IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        inner.RenewAsync(leases, duration, cancellationToken);

    public Task<IReadOnlyList<bool>> WriteProgressAsync(IReadOnlyList<ProgressWrite> writes, CancellationToken cancellationToken) =>
        inner.WriteProgressAsync(writes, cancellationToken);

    public Task<bool> WriteCheckpointAsync(JobLease lease, string? checkpoint, CancellationToken cancellationToken) =>
        inner.WriteCheckpointAsync(lease, checkpoint, cancellationToken);

    public Task<IReadOnlyList<EnqueueReceipt>?> EnqueueChildrenAsync(JobLease parent, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken) =>
        inner.EnqueueChildrenAsync(parent, jobs, cancellationToken);

    public Task BeatAsync(WorkerBeat beat, CancellationToken cancellationToken) => inner.BeatAsync(beat, cancellationToken);
}
