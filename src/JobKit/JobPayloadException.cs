namespace JobKit;

/// <summary>A payload, result or checkpoint cannot be serialised, cannot be read back, or is over its limit.</summary>
public sealed class JobPayloadException : JobKitException
{
    /// <summary>Makes it with a sentence that names the type and the mend.</summary>
    public JobPayloadException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
