namespace JobKit.Migration;

/// <summary>How a step ended that did not fail.</summary>
/// <param name="State"><see cref="RollbackStepState.Done"/> or <see cref="RollbackStepState.Skipped"/>; of a dry run <see cref="RollbackStepState.Pending"/>.</param>
/// <param name="Detail">In a sentence.</param>
/// <param name="Count">How many it took.</param>
internal sealed record RollbackStepResult(RollbackStepState State, string Detail, int? Count = null)
{
    public static RollbackStepResult Done(string detail, int? count = null) => new(RollbackStepState.Done, detail, count);

    public static RollbackStepResult Skipped(string detail) => new(RollbackStepState.Skipped, detail);

    public static RollbackStepResult Would(string detail, int? count = null) => new(RollbackStepState.Pending, detail, count);
}
