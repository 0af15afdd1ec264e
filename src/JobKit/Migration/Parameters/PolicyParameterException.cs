namespace JobKit.Migration;

/// <summary>A policy was to be made with numbers that it cannot judge by. The message says each value, its range and the mend.</summary>
public sealed class PolicyParameterException : JobKitException
{
    internal PolicyParameterException(IReadOnlyList<string> problems)
        : base(string.Join(' ', problems)) => Problems = problems;

    /// <summary>One sentence for each value.</summary>
    public IReadOnlyList<string> Problems { get; }
}
