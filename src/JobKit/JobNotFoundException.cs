namespace JobKit;

/// <summary>There is no job with this id: it was never stored, or has been pruned.</summary>
public sealed class JobNotFoundException : JobKitException
{
    /// <summary>Makes it for one id.</summary>
    public JobNotFoundException(JobId jobId)
        : base($"There is no job {jobId}: it was never stored, or retention has removed it.") => JobId = jobId;

    /// <summary>The id.</summary>
    public JobId JobId { get; }
}
