namespace JobKit.Migration;

/// <summary>What a rollback does with jobs that no worker has begun.</summary>
public enum QueuedAtRollback
{
    /// <summary>They run as if nothing had happened; the default. Whoever waits for one gets its result.</summary>
    LetRun = 0,

    /// <summary>They are cancelled.</summary>
    Cancel = 1,

    /// <summary>They stay queued, and nobody claims them until an operator lets them go. One that was enqueued with an expiry expires all the same.</summary>
    Hold = 2,

    /// <summary>Legacy does their work, by the idempotency key; only jobs that were never claimed.</summary>
    ReplayViaLegacy = 3,
}
