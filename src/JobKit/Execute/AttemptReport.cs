using System.Diagnostics;
using JobKit.Storage;
using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>Tells logs, metrics, spans and statistics how an attempt went. Error texts come redacted.</summary>
internal sealed class AttemptReport(StatisticsRecorder statistics, PrefetchSize prefetch, JobKitMetrics metrics, ILogger<JobExecutor> logger)
{
    public void Began(ClaimedJob job)
    {
        var wait = job.ClaimedAt - job.DueAt;
        if (!job.Hidden)
            statistics.Wait(job.Queue, job.Type, wait);
        metrics.Waited(job.Queue, job.Type, wait);
        ExecuteLog.Started(logger, job.Id, job.Type, job.Attempt, job.MaxAttempts);
    }

    public void Ended(HeldJob held, JobOutcome outcome, Settlement? settlement, TimeSpan run, Activity? activity)
    {
        var job = held.Job;
        prefetch.Observe(run);
        if (outcome is JobOutcome.Succeeded or JobOutcome.SettledByHandler && !job.Hidden)
            statistics.Run(job.Queue, job.Type, run);

        var name = Name(held, outcome);
        metrics.AttemptEnded(job.Type, name, run);
        JobKitActivity.EndExecute(activity, name, settlement?.Error);
        Log(job, name, settlement, run);
    }

    /// <summary>The handler was given up before and has returned only now; nothing more is to be told of it.</summary>
    public void DeafReturned(ClaimedJob job) => ExecuteLog.DeafHandlerReturned(logger, job.Id, job.Type, job.Attempt);

    public void Deaf(ClaimedJob job, TimeSpan waited)
    {
        metrics.AttemptEnded(job.Type, AttemptOutcome.TimedOut, waited);
        ExecuteLog.DeafHandlerGivenUp(logger, job.Id, job.Type, job.Attempt, waited);
    }

    private void Log(ClaimedJob job, AttemptOutcome outcome, Settlement? settlement, TimeSpan run)
    {
        switch (outcome)
        {
            case AttemptOutcome.Succeeded:
                ExecuteLog.Succeeded(logger, job.Id, job.Type, job.Attempt, run);
                break;
            case AttemptOutcome.Snoozed:
                ExecuteLog.Snoozed(logger, job.Id, job.Type, settlement?.Delay ?? TimeSpan.Zero);
                break;
            case AttemptOutcome.Released:
                ExecuteLog.Released(logger, job.Id, job.Type, job.Attempt);
                break;
            case AttemptOutcome.Cancelled:
                ExecuteLog.Cancelled(logger, job.Id, job.Type, job.Attempt);
                break;
            case AttemptOutcome.LeaseLost:
                ExecuteLog.EndedWithoutLease(logger, job.Id, job.Type, job.Attempt);
                break;
            default:
                LogFailure(job, outcome, settlement);
                break;
        }
    }

    private void LogFailure(ClaimedJob job, AttemptOutcome outcome, Settlement? settlement)
    {
        var error = settlement?.Error;
        if (outcome == AttemptOutcome.Rejected)
            ExecuteLog.Rejected(logger, job.Id, job.Type, job.Attempt, error?.Message);
        else if (outcome == AttemptOutcome.Unreadable)
            ExecuteLog.PayloadUnreadable(logger, job.Id, job.Type, error?.Message);
        else if (settlement is { FailureReason: { } reason })
            ExecuteLog.FailedForGood(logger, job.Id, job.Type, job.Attempt, reason, error?.Type, error?.Message);
        else
            ExecuteLog.FailedAndRetried(logger, job.Id, job.Type, job.Attempt, job.MaxAttempts, settlement?.Delay ?? TimeSpan.Zero, error?.Type, error?.Message);
    }

    private static AttemptOutcome Name(HeldJob held, JobOutcome outcome) => outcome switch
    {
        JobOutcome.Succeeded or JobOutcome.SettledByHandler => AttemptOutcome.Succeeded,
        JobOutcome.Snoozed => AttemptOutcome.Snoozed,
        JobOutcome.CouldNotRead => AttemptOutcome.Unreadable,
        JobOutcome.LeaseGone => AttemptOutcome.LeaseLost,
        JobOutcome.HandedBack => held.StopReason == StopReason.CancelRequested ? AttemptOutcome.Cancelled : AttemptOutcome.Released,
        JobOutcome.Threw { TimedOut: true } => AttemptOutcome.TimedOut,
        JobOutcome.Threw { Exception: JobRejectedException } => AttemptOutcome.Rejected,
        _ => AttemptOutcome.Failed,
    };
}
