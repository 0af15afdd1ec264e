namespace JobKit.Migration;

/// <summary>What a step is done in.</summary>
/// <param name="Job">The rollback.</param>
/// <param name="JobId">The job that does the steps; what they enqueue has ids that follow from it.</param>
/// <param name="Claim">The epoch of its lease.</param>
/// <param name="DryRun">Whether to tell only what would be done.</param>
/// <param name="IsDrill">Whether it is a rehearsal: the flag stays, the backup is read and kept nowhere, and people are told that it is one.</param>
internal sealed record RollbackScene(RollbackJob Job, JobId JobId, long Claim, bool DryRun = false, bool IsDrill = false);
