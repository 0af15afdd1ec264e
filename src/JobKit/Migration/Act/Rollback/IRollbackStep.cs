namespace JobKit.Migration;

/// <summary>One thing that follows a rollback. It may be begun again after it was done in part, and does no harm then.</summary>
internal interface IRollbackStep
{
    string Name { get; }

    /// <summary>Does it, or tells what it would do. What it throws is the step's failure, and no other's.</summary>
    Task<RollbackStepResult> RunAsync(RollbackScene scene, CancellationToken cancellationToken);
}
