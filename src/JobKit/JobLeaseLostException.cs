namespace JobKit;

/// <summary>The attempt no longer holds its job: its write was refused and changed nothing. Another attempt may be running.</summary>
public sealed class JobLeaseLostException : JobKitException
{
    /// <summary>Makes it for one lease.</summary>
    public JobLeaseLostException(JobId jobId, long epoch)
        : base($"The lease on job {jobId} at epoch {epoch} was lost, so this write was refused and nothing was changed. Stop the attempt: another may have begun.")
    {
        JobId = jobId;
        Epoch = epoch;
    }

    /// <summary>The job.</summary>
    public JobId JobId { get; }

    /// <summary>The epoch of the refused write.</summary>
    public long Epoch { get; }
}
