using JobKit.Storage;
using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>What a store's receipt means for the caller: a result, or the typed error of a refusal.</summary>
internal sealed class EnqueueAnswers(JobEstimator estimator, EnqueueRefusals refusals, JobKitMetrics metrics, ILogger<JobQueue> logger)
{
    /// <summary>The answer to a write that is committed; a job that was stored is counted.</summary>
    /// <exception cref="JobConflictException">The id is taken by a job with other content.</exception>
    /// <exception cref="JobOwnerLimitException">The owner has as many live jobs as allowed.</exception>
    public EnqueueResult Answer(NewJob job, EnqueueReceipt receipt)
    {
        var answer = AnswerUncounted(job, receipt);
        if (answer.IsNew)
        {
            CountStored(job);
        }

        return answer;
    }

    /// <summary>The same for a write that may still be rolled back.</summary>
    public EnqueueResult AnswerUncounted(NewJob job, EnqueueReceipt receipt)
    {
        switch (receipt.Outcome)
        {
            case EnqueueOutcome.Conflict:
                throw Refused(job, RefusalOutcome.Conflict, new JobConflictException(job.Id));
            case EnqueueOutcome.OwnerLimit:
                throw Refused(job, RefusalOutcome.OwnerLimit, new JobOwnerLimitException(job.Owner ?? "", job.OwnerLimit ?? 0));
            case EnqueueOutcome.Stored:
                break;
            default:
                EnqueueLog.AlreadyStored(logger, receipt.Id, job.Type, job.Queue);
                break;
        }

        return new(receipt.Id, receipt.Outcome == EnqueueOutcome.Stored) { Estimate = estimator.Estimate(job.Queue, job.Type) };
    }

    public void CountStored(NewJob job)
    {
        metrics.Enqueued(job.Queue, job.Type, 1);
        EnqueueLog.Enqueued(logger, job.Id, job.Type, job.Queue);
    }

    /// <summary>The answers to a call that was written as one: where one job was refused, none was written, and its error is thrown.</summary>
    public IReadOnlyList<EnqueueResult> AnswerAll(IReadOnlyList<NewJob> jobs, IReadOnlyList<EnqueueReceipt> receipts)
    {
        for (var i = 0; i < receipts.Count; i++)
        {
            if (receipts[i].IsRefused)
            {
                Answer(jobs[i], receipts[i]);
            }
        }

        return [.. jobs.Zip(receipts, Answer)];
    }

    private JobKitException Refused(NewJob job, RefusalOutcome outcome, JobKitException error)
    {
        refusals.Note(job.Queue, job.Type, outcome);
        return error;
    }
}
