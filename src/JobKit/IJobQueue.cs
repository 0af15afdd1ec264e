namespace JobKit;

/// <summary>The door for apps: adds jobs, finds them, waits for them, cancels them.</summary>
/// <remarks>
/// A singleton, safe for concurrent use. An enqueue outside a transaction is durable once its task completes; if it threw, the job may
/// exist, and repeating it with the same <see cref="EnqueueOptions.Id"/> never makes a second. Inside an ambient
/// <c>System.Transactions</c> transaction it is written with it, where the store can. To enqueue in a <c>DbContext</c>'s own transaction
/// use the Entity Framework Core package's <c>db.Enqueue</c>.
/// </remarks>
public interface IJobQueue
{
    /// <summary>Adds one job.</summary>
    /// <exception cref="JobTypeNotRegisteredException">The payload's class was not registered.</exception>
    /// <exception cref="JobPayloadException">The payload cannot be serialised or is over the limit.</exception>
    /// <exception cref="JobConflictException">The id is taken by a job with other content.</exception>
    /// <exception cref="JobOwnerLimitException">The owner has as many live jobs as allowed.</exception>
    /// <exception cref="ArgumentException">An option is out of range; the message names it, the range and the mend.</exception>
    ValueTask<EnqueueResult> EnqueueAsync<TJob>(TJob job, EnqueueOptions? options = null, CancellationToken cancellationToken = default)
        where TJob : notnull;

    /// <summary>Adds many jobs of one type, all or none.</summary>
    /// <remarks><see cref="EnqueueOptions.Id"/> must be unset. The errors are those of <see cref="EnqueueAsync{TJob}"/>.</remarks>
    ValueTask<IReadOnlyList<EnqueueResult>> EnqueueManyAsync<TJob>(
        IReadOnlyCollection<TJob> jobs, EnqueueOptions? options = null, CancellationToken cancellationToken = default)
        where TJob : notnull;

    /// <summary>The job as it stands, or null. With an owner, another's job is null too.</summary>
    Task<Job?> GetAsync(JobId id, string? owner = null, CancellationToken cancellationToken = default);

    /// <summary>Waits until the job has ended, or for <paramref name="timeout"/>; gives the job as it then stands.</summary>
    /// <remarks>Jobs of this process are told at once, others within about a second; any number of waiters cost one query a second.</remarks>
    /// <exception cref="JobNotFoundException">There is no such job, or it was pruned meanwhile.</exception>
    Task<Job> WaitAsync(JobId id, TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Cancels a pending job at once, asks the handler of a running one to stop, leaves an ended one as it is.</summary>
    /// <remarks>A handler on this node is asked at once, one on another node with its next renewal: after 10 seconds at most by default (<c>JobKit:Worker:RenewInterval</c>).</remarks>
    /// <exception cref="JobNotFoundException">There is no such job.</exception>
    Task<CancelResult> CancelAsync(JobId id, string? reason = null, CancellationToken cancellationToken = default);

    /// <summary>Runs a failed or cancelled job again, from attempt 0.</summary>
    /// <exception cref="JobNotFoundException">There is no such job.</exception>
    /// <exception cref="JobStateException">It is live, or completed: enqueue a completed job's work as a new job.</exception>
    Task RetryAsync(JobId id, CancellationToken cancellationToken = default);

    /// <summary>Lists jobs, newest first, by cursor.</summary>
    Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken = default);

    /// <summary>How the queues stand now.</summary>
    Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default);

    /// <summary>When this job will probably be done, or null before there is data or once it has ended.</summary>
    JobEstimate? Estimate(Job job);

    /// <summary>The result of a completed job as its type, or default when there is none.</summary>
    /// <exception cref="JobPayloadException">The stored JSON cannot be read as <typeparamref name="TResult"/>.</exception>
    TResult? ReadResult<TResult>(Job job);
}
