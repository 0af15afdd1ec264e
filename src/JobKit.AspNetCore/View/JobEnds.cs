namespace JobKit.AspNetCore;

/// <summary>What an owner is told of an end without a result.</summary>
internal static class JobEnds
{
    /// <summary>The code of a failed or cancelled job, else null.</summary>
    public static string? Code(Job job) => job.Status switch
    {
        JobStatus.Cancelled => "JOB_CANCELLED",
        JobStatus.Failed => job.FailureReason == JobFailureReason.TimedOut ? "JOB_TIMEOUT" : "JOB_FAILED",
        _ => null,
    };

    /// <summary>A sentence that was written here, never an exception's text.</summary>
    public static string? Sentence(Job job) => job.Status switch
    {
        JobStatus.Cancelled => "The job was cancelled.",
        JobStatus.Failed => job.FailureReason switch
        {
            JobFailureReason.Rejected => "The job was refused; trying again would not help.",
            JobFailureReason.TimedOut => "The job took longer than it may.",
            JobFailureReason.Expired => "The job was not begun in time.",
            JobFailureReason.Unreadable => "The job's data could not be read.",
            JobFailureReason.Abandoned => "The job was interrupted too often.",
            _ => "The job failed.",
        },
        _ => null,
    };
}
