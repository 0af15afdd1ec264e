using JobKit.Storage;

namespace JobKit;

/// <summary>What to write for an outcome: a pure function of the job, the outcome and the handler's rules.</summary>
internal static class SettleDecision
{
    // A policy is the app's code: what it answers is bounded as what a rule may say is.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(365);

    /// <summary>The settlement, or null where nothing is to be written.</summary>
    public static Settlement? Decide(ClaimedJob job, JobOutcome outcome, HandlerOptions? options, IRetryPolicy fallback, Func<Exception, JobError> describe) =>
        outcome switch
        {
            JobOutcome.Succeeded ok => Write(job, JobVerb.Complete) with { Result = ok.Result },
            JobOutcome.Snoozed snoozed => Write(job, JobVerb.Snooze) with { Delay = snoozed.Delay },
            JobOutcome.CouldNotRead unreadable => Fail(job, JobFailureReason.Unreadable, describe(unreadable.Exception)),
            JobOutcome.Threw threw => DecideFailure(job, threw, options, fallback, describe(threw.Exception)),
            JobOutcome.HandedBack => Write(job, JobVerb.Release),
            _ => null,
        };

    private static Settlement DecideFailure(ClaimedJob job, JobOutcome.Threw threw, HandlerOptions? options, IRetryPolicy fallback, JobError error)
    {
        if (threw.Exception is JobRejectedException)
            return Fail(job, JobFailureReason.Rejected, error);

        var rule = options?.RuleFor(threw.Exception);
        if (rule is { Kind: RetryRuleKind.Fail })
            return Fail(job, JobFailureReason.Rejected, error);

        if (rule is { Kind: RetryRuleKind.Snooze, Delay: { } snooze })
            return Write(job, JobVerb.Snooze) with { Delay = snooze, Error = error };

        if (job.Attempt >= job.MaxAttempts)
            return Fail(job, threw.TimedOut ? JobFailureReason.TimedOut : JobFailureReason.AttemptsExhausted, error);

        var delay = rule?.Delay ?? (options?.RetryPolicy ?? fallback).NextDelay(job.Attempt, threw.Exception);
        return Write(job, JobVerb.RetryLater) with { Delay = Bounded(delay), Error = error };
    }

    private static TimeSpan Bounded(TimeSpan delay) =>
        delay < TimeSpan.Zero ? TimeSpan.Zero : delay > LongestDelay ? LongestDelay : delay;

    private static Settlement Fail(ClaimedJob job, JobFailureReason reason, JobError error) =>
        Write(job, JobVerb.Fail) with { FailureReason = reason, Error = error };

    private static Settlement Write(ClaimedJob job, JobVerb verb) => new() { JobId = job.Id, Epoch = job.Epoch, Verb = verb };
}
