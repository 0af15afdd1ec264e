namespace JobKit;

/// <summary>Where a job stands. The five states of its life; on the wire they are lower case.</summary>
/// <remarks>The numbers are stored and never change meaning.</remarks>
public enum JobStatus
{
    /// <summary>Waiting: for a worker, for its due time, or for its next attempt.</summary>
    Pending = 0,

    /// <summary>Held by a worker under a lease.</summary>
    Processing = 1,

    /// <summary>Finished with a result.</summary>
    Completed = 2,

    /// <summary>Finished without one; <see cref="JobFailureReason"/> says why.</summary>
    Failed = 3,

    /// <summary>Stopped on request.</summary>
    Cancelled = 4,
}
