namespace JobKit.Migration;

/// <summary>A change of a run's state, made only from one of the states named.</summary>
/// <param name="Name">The backfill.</param>
/// <param name="Run">Which start of it.</param>
/// <param name="From">The states that allow it.</param>
/// <param name="To">The state after it.</param>
/// <param name="Reason">Shown with the new state, or null.</param>
/// <param name="By">Who does it; written to the audit.</param>
/// <param name="RetryRejects">Whether the rejected rows become an open range.</param>
public sealed record BackfillMove(
    string Name, int Run, IReadOnlyList<BackfillState> From, BackfillState To, string? Reason, OperatorAction By, bool RetryRejects = false);
