namespace JobKit;

/// <summary>The base of every error that JobKit raises on purpose.</summary>
public abstract class JobKitException : Exception
{
    /// <summary>Makes it with a sentence that names the value, the range and the mend.</summary>
    protected JobKitException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
