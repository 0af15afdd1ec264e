namespace JobKit;

/// <summary>A class or job type name is not registered in this app.</summary>
public sealed class JobTypeNotRegisteredException : JobKitException
{
    /// <summary>Makes it with a sentence that names the type and the mend.</summary>
    public JobTypeNotRegisteredException(string message)
        : base(message)
    {
    }
}
