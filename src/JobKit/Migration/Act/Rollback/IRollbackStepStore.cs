namespace JobKit.Migration;

/// <summary>Keeps what became of each step of each rollback.</summary>
public interface IRollbackStepStore
{
    /// <summary>The steps of a rollback that were begun.</summary>
    Task<IReadOnlyList<RollbackStep>> ReadAsync(string key, long epoch, CancellationToken cancellationToken);

    /// <summary>Takes a step: it is <see cref="RollbackStepState.Running"/>, and the attempt one more.</summary>
    /// <param name="key">The rollout.</param>
    /// <param name="epoch">The epoch that the rollback began.</param>
    /// <param name="step">The step's name.</param>
    /// <param name="claim">The epoch of the taker's lease on the steps' job: rises with each attempt, so that an older attempt finds that it is one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it was taken: not where it is done or skipped, nor where a greater claim has taken it.</returns>
    Task<bool> ClaimAsync(string key, long epoch, string step, long claim, CancellationToken cancellationToken);

    /// <summary>Writes how a step ended.</summary>
    /// <param name="step">With its state, count and detail; the attempt stays what it is.</param>
    /// <param name="claim">The taker's.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it was written: not where a greater claim has taken the step, or it ended before.</returns>
    Task<bool> FinishAsync(RollbackStep step, long claim, CancellationToken cancellationToken);

    /// <summary>Forgets the steps of a key, and tells so by an event, in one transaction: for a drill, which leaves nothing else behind.</summary>
    Task ForgetAsync(string key, RolloutEventDraft told, CancellationToken cancellationToken);
}
