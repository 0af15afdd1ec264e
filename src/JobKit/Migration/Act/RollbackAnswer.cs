namespace JobKit.Migration;

/// <summary>What came of an order to roll back.</summary>
/// <param name="Key">The rollout.</param>
/// <param name="Scope">How far it holds.</param>
/// <param name="Rollback">The rollback; null where it is not written yet, or there was nothing to take back.</param>
/// <param name="Rollout">The rollout afterwards; null where it is not written yet. Of a dry run: as it would be.</param>
public sealed record RollbackAnswer(string Key, RollbackScope Scope, RolloutRollback? Rollback, Rollout? Rollout)
{
    /// <summary>
    /// What follows it, in order: as recorded so far, or, of a dry run, what would be done with the counts of now. Empty where nothing
    /// follows: it is not written yet, it freezes, or the app has no jobs. <see cref="IRollbackSteps"/> tells how they go on.
    /// </summary>
    public IReadOnlyList<RollbackStep> Steps { get; init; } = [];
}
