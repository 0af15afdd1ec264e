namespace JobKit;

/// <summary>What can happen to a job. <see cref="JobLifecycle"/> says which verb leads from which status to which.</summary>
public enum JobVerb
{
    /// <summary>The app adds the job.</summary>
    Enqueue,

    /// <summary>A worker takes it: epoch and attempt go up by one, a lease begins.</summary>
    Claim,

    /// <summary>The holder lengthens its lease.</summary>
    Renew,

    /// <summary>The holder reports how far it is, or keeps a checkpoint.</summary>
    Progress,

    /// <summary>The holder finished with a result.</summary>
    Complete,

    /// <summary>The attempt failed and another is due later.</summary>
    RetryLater,

    /// <summary>The attempt failed and no other follows.</summary>
    Fail,

    /// <summary>The holder puts the job off; the attempt is given back.</summary>
    Snooze,

    /// <summary>A worker that stops hands the job back; the attempt is given back.</summary>
    Release,

    /// <summary>Any node takes the job from a holder whose lease has ended; the attempt is given back and the abandon is counted.</summary>
    Sweep,

    /// <summary>An operator takes the job from a holder deaf to its token; the epoch goes up by one.</summary>
    Abandon,

    /// <summary>Any node ends a job that was still pending at its expiry.</summary>
    Expire,

    /// <summary>An operator moves the due time of a pending job.</summary>
    Reschedule,

    /// <summary>The app or an operator stops the job.</summary>
    Cancel,

    /// <summary>An operator runs a failed or cancelled job again from attempt 0; the epoch goes up by one.</summary>
    Retry,

    /// <summary>Retention removes a finished job.</summary>
    Prune,
}
