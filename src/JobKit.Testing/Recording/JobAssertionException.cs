namespace JobKit.Testing;

/// <summary>An expectation about jobs did not hold. Test frameworks show its message as the failure.</summary>
public sealed class JobAssertionException : JobKitException
{
    /// <summary>Makes it with a sentence that says what was expected and what was there.</summary>
    public JobAssertionException(string message)
        : base(message)
    {
    }
}
