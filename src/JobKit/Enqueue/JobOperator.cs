using JobKit.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <inheritdoc cref="IJobOperator"/>
internal sealed class JobOperator(
    IJobOperateStore store,
    IJobQueryStore reads,
    IJobWakeSignal signal,
    SettledObservers observers,
    HeldJobs held,
    IOptionsMonitor<WorkerOptions> worker,
    ILogger<JobOperator> logger) : IJobOperator
{
    public async Task<CancelResult> CancelAsync(JobId id, OperatorAction action, CancellationToken cancellationToken = default)
    {
        OperateChecks.Check(action);
        var receipt = await store.CancelAsync(id, action, cancellationToken).ConfigureAwait(false);
        var status = receipt.Status ?? throw new JobNotFoundException(id);
        if (receipt.Changed)
        {
            EnqueueLog.CancelAsked(logger, id, new(action.Reason), status);
        }

        // An attempt on this node hears of it now; those on others with their next renewal.
        if (status == JobStatus.Processing)
        {
            held.Find(id)?.TryStop(StopReason.CancelRequested);
        }

        await FollowAsync(receipt).ConfigureAwait(false);
        return new(status, receipt.Changed);
    }

    public async Task RetryAsync(JobId id, OperatorAction action, CancellationToken cancellationToken = default)
    {
        OperateChecks.Check(action);
        await DoneAsync(id, JobVerb.Retry, await store.RetryAsync(id, action, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        EnqueueLog.RetryAsked(logger, id);
    }

    public async Task RescheduleAsync(JobId id, DateTimeOffset dueAt, OperatorAction action, CancellationToken cancellationToken = default)
    {
        OperateChecks.DueAt(dueAt);
        OperateChecks.Check(action);
        var receipt = await store.RescheduleAsync(id, dueAt, action, cancellationToken).ConfigureAwait(false);
        await DoneAsync(id, JobVerb.Reschedule, receipt).ConfigureAwait(false);
        Acted(action, "job.reschedule", id.ToString());
    }

    public async Task AbandonAsync(JobId id, OperatorAction action, CancellationToken cancellationToken = default)
    {
        OperateChecks.Check(action);
        var receipt = await store.AbandonAsync(id, worker.CurrentValue.MaxAbandons, action, cancellationToken).ConfigureAwait(false);
        await DoneAsync(id, JobVerb.Abandon, receipt).ConfigureAwait(false);
        Acted(action, "job.abandon", id.ToString());
    }

    public Task PauseQueueAsync(string queue, OperatorAction action, CancellationToken cancellationToken = default) =>
        SetQueueAsync(queue, new() { Paused = true }, "queue.pause", action, cancellationToken);

    public async Task ResumeQueueAsync(string queue, OperatorAction action, CancellationToken cancellationToken = default)
    {
        await SetQueueAsync(queue, new() { Paused = false }, "queue.resume", action, cancellationToken).ConfigureAwait(false);
        signal.Wake([queue]);
    }

    public async Task SetQueueConcurrencyAsync(string queue, int? concurrency, OperatorAction action, CancellationToken cancellationToken = default)
    {
        OperateChecks.Concurrency(concurrency);
        var change = new QueueChange { SetsConcurrency = true, Concurrency = concurrency };
        await SetQueueAsync(queue, change, "queue.limit", action, cancellationToken).ConfigureAwait(false);
        signal.Wake([queue]);
    }

    public Task<IReadOnlyList<JobAttempt>> GetAttemptsAsync(JobId id, CancellationToken cancellationToken = default) =>
        reads.GetAttemptsAsync(id, cancellationToken);

    public Task<IReadOnlyList<WorkerState>> GetWorkersAsync(CancellationToken cancellationToken = default) => reads.GetWorkersAsync(cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit = 100, CancellationToken cancellationToken = default)
    {
        OperateChecks.AuditLimit(limit);
        return reads.GetAuditAsync(limit, cancellationToken);
    }

    private async Task SetQueueAsync(string queue, QueueChange change, string name, OperatorAction action, CancellationToken cancellationToken)
    {
        OperateChecks.Queue(queue);
        OperateChecks.Check(action);
        await store.SetQueueAsync(queue, change, action, cancellationToken).ConfigureAwait(false);
        Acted(action, name, queue);
    }

    /// <summary>Refused where the store says that the status did not allow it.</summary>
    private Task DoneAsync(JobId id, JobVerb verb, OperateReceipt receipt)
    {
        var status = receipt.Status ?? throw new JobNotFoundException(id);
        return receipt.Changed ? FollowAsync(receipt) : throw new JobStateException(id, verb, status);
    }

    /// <summary>What follows an act that was written. Not cancelled with the caller: the act is done.</summary>
    private async Task FollowAsync(OperateReceipt receipt)
    {
        if (receipt.Queue is { } queue)
        {
            signal.Wake([queue]);
        }

        if (receipt.Settled is { } settled)
        {
            await observers.PublishAsync([settled], CancellationToken.None).ConfigureAwait(false);
        }
    }

    private void Acted(OperatorAction action, string name, string target) =>
        EnqueueLog.OperatorActed(logger, new(action.Actor), name, target, new(action.Reason));
}
