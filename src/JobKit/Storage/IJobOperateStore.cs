namespace JobKit.Storage;

/// <summary>The operator's role (I33, I34). Each act is one transaction with its audit entry; an act that changed nothing leaves none.</summary>
public interface IJobOperateStore
{
    /// <summary>Pending: cancelled at once. Processing: the request is noted, the epoch unchanged. Ended: left as it is.</summary>
    Task<OperateReceipt> CancelAsync(JobId id, OperatorAction action, CancellationToken cancellationToken);

    /// <summary>Failed or cancelled: pending, due now, attempt 0, abandon count 0, progress 0 without a step, epoch + 1, no cancel request; an expiry that has passed is dropped.
    /// A unique key that another live job has taken meanwhile is given up.</summary>
    Task<OperateReceipt> RetryAsync(JobId id, OperatorAction action, CancellationToken cancellationToken);

    /// <summary>Pending: due at another instant. The audit tells the due times, in UTC in the round-trip format; for other acts on a job its statuses.</summary>
    Task<OperateReceipt> RescheduleAsync(JobId id, DateTimeOffset dueAt, OperatorAction action, CancellationToken cancellationToken);

    /// <summary>Processing: as a sweep of this one job, its lease ended or not, and the epoch + 1.</summary>
    Task<OperateReceipt> AbandonAsync(JobId id, int maxAbandons, OperatorAction action, CancellationToken cancellationToken);

    /// <summary>Sets a queue's pause and cluster-wide limit; members of the change that are null stay as they are.</summary>
    /// <remarks>One audit entry: <c>queue.pause</c>, <c>queue.resume</c>, or <c>queue.limit</c> where only the limit changed; its texts are as <c>paused, limit 4</c> and <c>running</c>.</remarks>
    Task SetQueueAsync(string queue, QueueChange change, OperatorAction action, CancellationToken cancellationToken);
}
