namespace JobKit.Migration;

/// <summary>A flag has values that no flag may have. Nothing was written.</summary>
public sealed class FeatureFlagInvalidException : JobKitException
{
    /// <summary>Makes it with all that is wrong.</summary>
    public FeatureFlagInvalidException(IReadOnlyList<string> problems)
        : base(string.Join(' ', problems)) => Problems = problems;

    internal FeatureFlagInvalidException(IReadOnlyList<string> problems, Exception cause)
        : base(string.Join(' ', problems), cause) => Problems = problems;

    /// <summary>What is wrong, each a sentence with the value, the range and the mend.</summary>
    public IReadOnlyList<string> Problems { get; }
}
