namespace JobKit.Testing;

/// <summary>A store broke an invariant, or a target's list of what does not apply is wrong.</summary>
public sealed class ConformanceException : JobKitException
{
    /// <summary>Makes it for one check.</summary>
    public ConformanceException(string invariant, string check, string expected, string seen, Exception? innerException = null)
        : base($"{invariant}: {check}\n  expected: {expected}\n  seen:     {seen}", innerException)
    {
        Invariant = invariant;
        Check = check;
        Expected = expected;
        Seen = seen;
    }

    /// <summary>The invariant's number: <c>I9</c>.</summary>
    public string Invariant { get; }

    /// <summary>The check's sentence.</summary>
    public string Check { get; }

    /// <summary>What a store must do.</summary>
    public string Expected { get; }

    /// <summary>What this one did.</summary>
    public string Seen { get; }
}
