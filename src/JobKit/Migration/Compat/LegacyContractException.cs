namespace JobKit.Migration;

/// <summary>Legacy contracts cannot be kept as they are declared. The message says each fault and its mend; the app does not start.</summary>
public sealed class LegacyContractException : JobKitException
{
    internal LegacyContractException(IReadOnlyList<string> problems)
        : base(string.Join(' ', problems)) => Problems = problems;

    /// <summary>One sentence or two for each fault.</summary>
    public IReadOnlyList<string> Problems { get; }
}
