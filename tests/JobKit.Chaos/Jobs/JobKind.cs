namespace JobKit.Chaos;

/// <summary>What a job of the run does.</summary>
internal enum JobKind
{
    /// <summary>Nothing.</summary>
    Instant,

    /// <summary>Writes a file of random bytes and hashes it.</summary>
    Hashing,

    /// <summary>Waits 50 to 500 ms, as for an answer from outside, and reports progress.</summary>
    Waiting,

    /// <summary>Writes a row in the transaction that completes it.</summary>
    Transactional,

    /// <summary>Appends a line to a file.</summary>
    Outside,

    /// <summary>Fails, then succeeds.</summary>
    FailingOnce,

    /// <summary>Fails for good.</summary>
    Failing,

    /// <summary>Puts itself off once.</summary>
    Snoozing,

    /// <summary>Waits until it is cancelled, for a second at most; the client cancels it.</summary>
    Cancelled,

    /// <summary>Runs alone under its limit key.</summary>
    Serial,

    /// <summary>Does not heed its token; frozen past its lease, it tries every write there is.</summary>
    Deaf,
}
