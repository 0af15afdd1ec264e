namespace JobKit;

/// <summary>Why an enqueue was refused, as metrics tell it.</summary>
internal enum RefusalOutcome
{
    /// <summary>The id is taken by a job with other content.</summary>
    Conflict,

    /// <summary>The owner has as many live jobs as allowed.</summary>
    OwnerLimit,

    /// <summary>The payload cannot be serialised, or is over the limit.</summary>
    Payload,

    /// <summary>The payload's class was not registered.</summary>
    Unregistered,

    /// <summary>An option was out of range.</summary>
    Invalid,
}
