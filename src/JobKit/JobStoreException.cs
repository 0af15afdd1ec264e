namespace JobKit;

/// <summary>The store cannot be used: it is missing, of another schema version, or of a provider that has no dialect.</summary>
public sealed class JobStoreException : JobKitException
{
    /// <summary>Makes it with a sentence that names what was found and the mend.</summary>
    public JobStoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether it is certain that the call changed nothing, because no connection was had; false where that is not known, the default.</summary>
    public bool NothingWritten { get; init; }
}
