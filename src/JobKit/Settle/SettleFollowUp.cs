using JobKit.Storage;
using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>What follows a settle's answer on this node: lets go of the job, counts it, tells the observers, wakes for a retry due now, sets the alarm for one due later.</summary>
internal sealed class SettleFollowUp(
    HeldJobs held,
    SettledObservers observers,
    StatisticsRecorder statistics,
    JobKitMetrics metrics,
    IJobWakeSignal wake,
    DueAlarm alarm,
    TimeProvider clock,
    ILogger<SettleFollowUp> logger)
{
    /// <summary>Follows up a batch and its answers. Never throws.</summary>
    public async Task ApplyAsync(List<PendingSettle> batch, IReadOnlyList<SettleReceipt> receipts)
    {
        List<SettledJob>? ended = null;
        for (var i = 0; i < batch.Count; i++)
        {
            held.Remove(batch[i].Held);
            var receipt = receipts[i];
            if (receipt is { Outcome: SettleOutcome.LeaseLost } or { Status: null })
                Refused(batch[i]);
            else if (Accepted(batch[i], receipt) is { } settled)
                (ended ??= new(batch.Count)).Add(settled);
        }

        if (ended is not null)
            await observers.PublishAsync(ended, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Lets go of one for which nothing is to be written: its handler completed it in a transaction of its own, or its lease is gone.</summary>
    public async Task LetGoAsync(HeldJob one, bool completed)
    {
        held.Remove(one);
        if (!completed)
            return;

        var job = one.Job;
        var settled = ToSettled(job, JobVerb.Complete, JobStatus.Completed, reason: null, clock.GetUtcNow());
        await observers.PublishAsync([settled], CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Lets go of one that could not be written before its lease ended.</summary>
    public void Lost(PendingSettle one)
    {
        held.Remove(one.Held);
        metrics.LeaseLost(one.Held.Job.Type);
        SettleLog.GivenUp(logger, one.Held.Job.Id, one.Settlement.Epoch, one.Settlement.Verb);
    }

    private void Refused(PendingSettle one)
    {
        metrics.LeaseLost(one.Held.Job.Type);
        SettleLog.Refused(logger, one.Held.Job.Id, one.Settlement.Epoch, one.Settlement.Verb);
    }

    private SettledJob? Accepted(PendingSettle one, SettleReceipt receipt)
    {
        var job = one.Held.Job;
        var status = receipt.Status!.Value;
        if (!status.IsTerminal())
        {
            if (!job.Hidden)
                statistics.Settled(job.Queue, job.Type, one.Settlement.Verb, status);
            if (one.Settlement.Delay == TimeSpan.Zero)
                wake.Wake([job.Queue]);
            else
                alarm.Set(job.Queue, job.Type, one.Settlement.Delay);
            return null;
        }

        return ToSettled(job, one.Settlement.Verb, status, one.Settlement.FailureReason, receipt.At ?? clock.GetUtcNow());
    }

    private static SettledJob ToSettled(ClaimedJob job, JobVerb verb, JobStatus status, JobFailureReason? reason, DateTimeOffset at) => new()
    {
        Id = job.Id,
        Type = job.Type,
        Queue = job.Queue,
        Status = status,
        Verb = verb,
        FailureReason = status == JobStatus.Failed ? reason : null,
        Attempt = job.Attempt,
        Epoch = job.Epoch,
        Owner = job.Owner,
        Tenant = job.Tenant,
        CorrelationKey = job.CorrelationKey,
        ParentId = job.ParentId,
        Hidden = job.Hidden,
        Metadata = job.Metadata,
        CreatedAt = job.CreatedAt,
        StartedAt = job.ClaimedAt,
        FinishedAt = at,
    };
}
