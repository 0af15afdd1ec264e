namespace JobKit;

/// <summary>Why a job ended as <see cref="JobStatus.Failed"/>.</summary>
/// <remarks>The numbers are stored and never change meaning.</remarks>
public enum JobFailureReason
{
    /// <summary>The handler said that no further attempt can succeed.</summary>
    Rejected = 1,

    /// <summary>The last allowed attempt failed.</summary>
    AttemptsExhausted = 2,

    /// <summary>The last allowed attempt ran longer than the job's timeout.</summary>
    TimedOut = 3,

    /// <summary>Its workers died while holding it, more often than <c>Worker:MaxAbandons</c> allows.</summary>
    Abandoned = 4,

    /// <summary>The stored payload could not be read as the job's type.</summary>
    Unreadable = 5,

    /// <summary>It was still pending when it expired.</summary>
    Expired = 6,
}
