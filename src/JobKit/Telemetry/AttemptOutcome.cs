namespace JobKit;

/// <summary>How an attempt ended, as metrics and spans tell it.</summary>
internal enum AttemptOutcome
{
    /// <summary>The handler returned.</summary>
    Succeeded,

    /// <summary>The handler threw.</summary>
    Failed,

    /// <summary>The handler said that no attempt can succeed.</summary>
    Rejected,

    /// <summary>It ran longer than the job's timeout.</summary>
    TimedOut,

    /// <summary>The handler put the job off.</summary>
    Snoozed,

    /// <summary>It stopped because somebody asked for it.</summary>
    Cancelled,

    /// <summary>The worker stopped and handed the job back.</summary>
    Released,

    /// <summary>Another holder has the job: whatever it did is not written.</summary>
    LeaseLost,

    /// <summary>The stored payload could not be read.</summary>
    Unreadable,
}
