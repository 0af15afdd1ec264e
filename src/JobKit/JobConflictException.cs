namespace JobKit;

/// <summary>An id was used twice with different content. Nothing was written by the second call.</summary>
public sealed class JobConflictException : JobKitException
{
    /// <summary>Makes it for one id.</summary>
    public JobConflictException(JobId jobId)
        : base($"Job {jobId} exists with other content, so nothing was written. Repeat an enqueue with exactly the same job and options, or use a new id.") => JobId = jobId;

    /// <summary>The id.</summary>
    public JobId JobId { get; }
}
