namespace JobKit.Migration;

/// <summary>A backup cannot be made, read or put back; the message names the file and what was found in it.</summary>
public sealed class JobBackupException : JobKitException
{
    /// <summary>Makes it with a sentence that names what was found and the mend.</summary>
    public JobBackupException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
