namespace JobKit;

/// <summary>The door for operators: every act names an actor and a reason and is audited in its own transaction.</summary>
public interface IJobOperator
{
    /// <summary>As <see cref="IJobQueue.CancelAsync"/>, audited.</summary>
    /// <exception cref="JobNotFoundException">There is no such job.</exception>
    Task<CancelResult> CancelAsync(JobId id, OperatorAction action, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="IJobQueue.RetryAsync"/>, audited.</summary>
    /// <exception cref="JobNotFoundException">There is no such job.</exception>
    /// <exception cref="JobStateException">It is live or completed.</exception>
    Task RetryAsync(JobId id, OperatorAction action, CancellationToken cancellationToken = default);

    /// <summary>Moves the due time of a pending job.</summary>
    /// <exception cref="JobNotFoundException">There is no such job.</exception>
    /// <exception cref="JobStateException">It is not pending.</exception>
    Task RescheduleAsync(JobId id, DateTimeOffset dueAt, OperatorAction action, CancellationToken cancellationToken = default);

    /// <summary>Takes a running job from a handler deaf to its token: the epoch goes up, so that whatever the handler still writes is refused.</summary>
    /// <exception cref="JobNotFoundException">There is no such job.</exception>
    /// <exception cref="JobStateException">It is not processing.</exception>
    Task AbandonAsync(JobId id, OperatorAction action, CancellationToken cancellationToken = default);

    /// <summary>Stops claims from a queue on all nodes; running jobs run on.</summary>
    Task PauseQueueAsync(string queue, OperatorAction action, CancellationToken cancellationToken = default);

    /// <summary>Lets claims from a queue go on.</summary>
    Task ResumeQueueAsync(string queue, OperatorAction action, CancellationToken cancellationToken = default);

    /// <summary>How many jobs of a queue may run over all nodes: 1 to 10,000, or null for no limit.</summary>
    Task SetQueueConcurrencyAsync(string queue, int? concurrency, OperatorAction action, CancellationToken cancellationToken = default);

    /// <summary>The attempts of a job that did not succeed, oldest first.</summary>
    Task<IReadOnlyList<JobAttempt>> GetAttemptsAsync(JobId id, CancellationToken cancellationToken = default);

    /// <summary>The worker nodes that were heard of, and how long ago.</summary>
    Task<IReadOnlyList<WorkerState>> GetWorkersAsync(CancellationToken cancellationToken = default);

    /// <summary>What operators did, newest first, at most <paramref name="limit"/> (1 to 1,000) entries.</summary>
    Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit = 100, CancellationToken cancellationToken = default);
}
