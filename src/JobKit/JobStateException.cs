namespace JobKit;

/// <summary>The job is in a status in which this cannot be done. Nothing was changed.</summary>
public sealed class JobStateException : JobKitException
{
    /// <summary>Makes it for a verb refused in a status.</summary>
    public JobStateException(JobId jobId, JobVerb verb, JobStatus status)
        : base($"Job {jobId} is {status}, and {verb} is not possible then. Nothing was changed.")
    {
        JobId = jobId;
        Verb = verb;
        Status = status;
    }

    /// <summary>The job.</summary>
    public JobId JobId { get; }

    /// <summary>What was asked.</summary>
    public JobVerb Verb { get; }

    /// <summary>How it stands.</summary>
    public JobStatus Status { get; }
}
