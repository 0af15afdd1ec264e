namespace JobKit.Chaos;

/// <summary>What a run of <c>react</c> measured and found.</summary>
/// <param name="Reactions">One for each rollback and node: from the evidence to its first look with nobody on the candidate.</param>
/// <param name="Freezes">What was seen while the database stood still.</param>
/// <param name="Problems">What is wrong, in words.</param>
internal sealed record ReactOutcome(IReadOnlyList<TimeSpan> Reactions, IReadOnlyList<string> Freezes, IReadOnlyList<string> Problems)
{
    /// <summary>What 99 of 100 reactions may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public TimeSpan P99 => Recovery.Percentile([.. Reactions.Order()], 0.99);

    public Verdict Verdict => Problems.Count > 0 ? Verdict.Failed : P99 > Limit ? Verdict.Late : Verdict.Passed;
}
