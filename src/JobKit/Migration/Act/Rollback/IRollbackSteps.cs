namespace JobKit.Migration;

/// <summary>What follows a rollback, after the traffic is on legacy already: seven steps, done by a job, each apart from the others' failure.</summary>
public interface IRollbackSteps
{
    /// <summary>All steps of a rollback, in their order, as they stand.</summary>
    /// <param name="key">The rollout.</param>
    /// <param name="epoch">The epoch that the rollback began.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<RollbackStep>> ReadAsync(string key, long epoch, CancellationToken cancellationToken = default);

    /// <summary>What the steps would do if the rollout were rolled back now, with counts. Nothing is written.</summary>
    /// <exception cref="RolloutNotFoundException">There is no such rollout.</exception>
    Task<IReadOnlyList<RollbackStep>> PreviewAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Lets the jobs go that a rollback holds: they are due when they were before.</summary>
    /// <returns>How many.</returns>
    Task<int> ReleaseAsync(string key, OperatorAction by, CancellationToken cancellationToken = default);

    /// <summary>Rehearses all steps on a scratch key with jobs of its own; nothing but its event stays, and the alert that it sends.</summary>
    /// <remarks>No flag is changed and no request routed otherwise; the backup is read through, and kept nowhere.</remarks>
    /// <returns>The steps as they went.</returns>
    Task<IReadOnlyList<RollbackStep>> DrillAsync(OperatorAction by, CancellationToken cancellationToken = default);
}
