namespace JobKit.Migration;

/// <summary>What a <see cref="LegacyAnswer"/> tells.</summary>
public enum LegacyOutcome
{
    /// <summary>The job's result, in the legacy shape.</summary>
    Completed = 0,

    /// <summary>The job failed.</summary>
    Failed = 1,

    /// <summary>The job was cancelled.</summary>
    Cancelled = 2,

    /// <summary>The job is not over.</summary>
    Processing = 3,

    /// <summary>There is no such job, or none of this caller's.</summary>
    NotFound = 4,

    /// <summary>The job completed, and its result could not be given the legacy shape.</summary>
    Unreadable = 5,

    /// <summary>Whether the job was stored is not known; the client may repeat the request.</summary>
    Unavailable = 6,

    /// <summary>The idempotency key was used before, with another body.</summary>
    Mismatch = 7,
}
