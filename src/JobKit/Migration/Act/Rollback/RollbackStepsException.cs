namespace JobKit.Migration;

/// <summary>Steps of a rollback failed; the job's next attempt tries them again, and no others.</summary>
internal sealed class RollbackStepsException(IReadOnlyList<string> steps, Exception? first)
    : JobKitException($"Of the rollback's steps these failed: {string.Join(", ", steps)}. The first: {first?.Message}", first);
