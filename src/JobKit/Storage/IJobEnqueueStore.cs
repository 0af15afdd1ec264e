namespace JobKit.Storage;

/// <summary>The enqueue role (I1-I6, I37).</summary>
public interface IJobEnqueueStore
{
    /// <summary>Whether a call made now would be written in an ambient transaction of the caller (it then must not be batched with others' calls).
    /// False only where there is none: an ambient transaction is joined or refused, never ignored.</summary>
    /// <exception cref="JobStoreException">There is an ambient transaction that this store cannot join.</exception>
    bool JoinsAmbientTransaction { get; }

    /// <summary>Writes jobs and answers for each, in order.</summary>
    /// <remarks>
    /// <see cref="EnqueueMode.AllOrNone"/>: where any answer is a refusal (<see cref="EnqueueOutcome.Conflict"/>,
    /// <see cref="EnqueueOutcome.OwnerLimit"/>), nothing is written. <see cref="EnqueueMode.EachAlone"/>: a refused job does not hold up the others.
    /// A job is decided by its id first (a repeat is a success, also where its own unique key or its owner's limit would stand against it),
    /// then by its unique key, then by its owner's limit; the jobs of one call are decided in order, each seeing those before it.
    /// No jobs: no answers.
    /// </remarks>
    Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken);
}
