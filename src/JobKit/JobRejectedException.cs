namespace JobKit;

/// <summary>Thrown by a handler: no further attempt can succeed. The job fails at once with <see cref="JobFailureReason.Rejected"/>.</summary>
public sealed class JobRejectedException : JobKitException
{
    /// <summary>Makes it with the reason, which is stored as the error of the job.</summary>
    public JobRejectedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
