using static JobKit.JobStatus;
using static JobKit.JobVerb;

namespace JobKit;

/// <summary>The one table of legal transitions: the code, the database constraints, the tests and the docs' diagram all read it.</summary>
public static class JobLifecycle
{
    /// <summary>Every legal transition. What is not here cannot happen.</summary>
    public static IReadOnlyList<JobTransition> Transitions { get; } =
    [
        new(null, Enqueue, Pending, "new id, or the same id with the same content"),
        new(Pending, Claim, Processing, "due; epoch + 1, attempt + 1, lease begins"),
        new(Pending, Reschedule, Pending, "by an operator; a new due time"),
        new(Pending, Cancel, Cancelled, "at once"),
        new(Pending, Expire, Failed, "past its expiry"),
        new(Processing, Renew, Processing, "by the holder of the epoch"),
        new(Processing, Progress, Processing, "by the holder of the epoch"),
        new(Processing, Complete, Completed, "by the holder of the epoch, also after a cancel request"),
        new(Processing, RetryLater, Pending, "by the holder; due after the backoff"),
        new(Processing, RetryLater, Cancelled, "by the holder; a cancel was requested"),
        new(Processing, Fail, Failed, "by the holder"),
        new(Processing, Fail, Cancelled, "by the holder; a cancel was requested"),
        new(Processing, Snooze, Pending, "by the holder; due later, attempt given back"),
        new(Processing, Snooze, Cancelled, "by the holder; a cancel was requested"),
        new(Processing, Release, Pending, "by the holder, at shutdown; attempt given back"),
        new(Processing, Release, Cancelled, "by the holder, at shutdown; a cancel was requested"),
        new(Processing, Sweep, Pending, "lease ended; attempt given back, abandon count + 1"),
        new(Processing, Sweep, Failed, "lease ended; abandoned too often"),
        new(Processing, Sweep, Cancelled, "lease ended; a cancel was requested"),
        new(Processing, Abandon, Pending, "by an operator; epoch + 1, attempt given back, abandon count + 1"),
        new(Processing, Abandon, Failed, "by an operator; abandoned too often"),
        new(Processing, Abandon, Cancelled, "by an operator; a cancel was requested"),
        new(Processing, Cancel, Processing, "the request is noted; the holder learns of it when it renews"),
        new(Failed, Retry, Pending, "by an operator; attempt 0, abandon count 0, epoch + 1"),
        new(Cancelled, Retry, Pending, "by an operator; attempt 0, abandon count 0, epoch + 1"),
        new(Completed, Prune, null, "past its retention"),
        new(Failed, Prune, null, "past its retention"),
        new(Cancelled, Prune, null, "past its retention"),
    ];

    /// <summary>Whether a job in this status has ended: completed, failed or cancelled.</summary>
    public static bool IsTerminal(this JobStatus status) => status is Completed or Failed or Cancelled;

    /// <summary>Whether a verb is legal from a status.</summary>
    public static bool Allows(JobStatus? from, JobVerb verb) => Transitions.Any(t => t.From == from && t.Verb == verb);

    /// <summary>Whether a verb may lead from one status to another.</summary>
    public static bool Allows(JobStatus? from, JobVerb verb, JobStatus? to) =>
        Transitions.Any(t => t.From == from && t.Verb == verb && t.To == to);
}
