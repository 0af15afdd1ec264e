namespace JobKit.Migration;

/// <summary>A plan was refused. The message says everything that is wrong with it: each value, its range and the mend.</summary>
public sealed class RolloutPlanException : JobKitException
{
    internal RolloutPlanException(IReadOnlyList<string> problems)
        : base(string.Join(' ', problems)) => Problems = problems;

    /// <summary>One sentence for each thing that is wrong, with its path in the plan.</summary>
    public IReadOnlyList<string> Problems { get; }
}
