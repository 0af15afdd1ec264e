namespace JobKit.Storage;

/// <summary>The worker's role: claim, renew, the fenced writes, settle (I7-I26).</summary>
/// <remarks>Every write of an attempt is conditional on <c>status = Processing and epoch = the attempt's</c>; a refusal is an answer, not an exception.</remarks>
public interface IJobWorkStore
{
    /// <summary>Takes up to <see cref="ClaimRequest.Limit"/> due jobs and gives them in the order priority, due, id; each (id, epoch) goes to one caller ever.</summary>
    /// <remarks>
    /// A job past its expiry is passed over, and those behind it are taken: the next <see cref="IJobMaintainStore.ExpireAsync"/> ends it. Until
    /// then claims may read it again, so the sweep interval bounds what expired jobs cost.
    /// </remarks>
    Task<IReadOnlyList<ClaimedJob>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken);

    /// <summary>Lengthens leases to the store's present plus <paramref name="duration"/>, never shortening one; each answered on its own, in order.</summary>
    /// <remarks>
    /// A worker calls it on a thread of its own and blocks that thread until the answer is there. A store whose driver can should answer
    /// without help from the thread pool and on a connection that nothing else shares, so that neither busy handlers nor a full connection
    /// pool cost a healthy worker its leases. Nor should it wait for a job that somebody else has locked: one that is still held is then
    /// answered with <see cref="RenewReceipt.Extended"/> false, and the others are lengthened.
    /// </remarks>
    Task<IReadOnlyList<RenewReceipt>> RenewAsync(IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Writes outcomes; each answered on its own, in order. Repeating an applied one answers <see cref="SettleOutcome.AlreadyApplied"/>.</summary>
    Task<IReadOnlyList<SettleReceipt>> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken);

    /// <summary>Writes progress; answers for each, in order, whether the lease was held.</summary>
    /// <remarks>Best effort: a store may leave out a job that somebody else has locked, and then answers whether its lease is held.</remarks>
    Task<IReadOnlyList<bool>> WriteProgressAsync(IReadOnlyList<ProgressWrite> writes, CancellationToken cancellationToken);

    /// <summary>Keeps a checkpoint; answers whether the lease was held.</summary>
    Task<bool> WriteCheckpointAsync(JobLease lease, string? checkpoint, CancellationToken cancellationToken);

    /// <summary>Enqueues children of a held job, all or none; null where the lease was not held, and then nothing was written.</summary>
    Task<IReadOnlyList<EnqueueReceipt>?> EnqueueChildrenAsync(JobLease parent, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken);

    /// <summary>Tells that a worker lives, and forgets those not heard of for an hour.</summary>
    Task BeatAsync(WorkerBeat beat, CancellationToken cancellationToken);
}
