namespace JobKit.Testing;

/// <summary>The calls of a store, as <see cref="FaultyJobStore"/> tells them apart.</summary>
public enum StoreCall
{
    /// <summary>Making sure at start that it can be used.</summary>
    Prepare,

    /// <summary>Enqueueing jobs.</summary>
    Enqueue,

    /// <summary>Enqueueing children of a held job.</summary>
    EnqueueChildren,

    /// <summary>Claiming.</summary>
    Claim,

    /// <summary>Renewing leases.</summary>
    Renew,

    /// <summary>Settling attempts.</summary>
    Settle,

    /// <summary>Writing progress.</summary>
    WriteProgress,

    /// <summary>Keeping a checkpoint.</summary>
    WriteCheckpoint,

    /// <summary>A worker's sign of life.</summary>
    Beat,

    /// <summary>Sweeping ended leases.</summary>
    Sweep,

    /// <summary>Failing expired jobs.</summary>
    Expire,

    /// <summary>Removing ended jobs or old statistics.</summary>
    Prune,

    /// <summary>Adding to the minute statistics.</summary>
    AddStatistics,

    /// <summary>An operator's act: cancel, retry, reschedule, abandon, queue settings.</summary>
    Operate,

    /// <summary>Any read.</summary>
    Read,
}
