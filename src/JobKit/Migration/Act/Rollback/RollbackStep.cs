namespace JobKit.Migration;

/// <summary>One step of one rollback, as it stands.</summary>
/// <param name="Key">The rollout.</param>
/// <param name="Epoch">The epoch that the rollback began.</param>
/// <param name="Name"><c>routeToLegacy</c>, <c>drainQueued</c>, <c>drainRunning</c>, <c>pauseWorkers</c>, <c>backup</c>, <c>environment</c> or <c>alert</c>.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempt">How often it was begun.</param>
/// <param name="Count">How many jobs, queues or rows it took; null where it does not count.</param>
/// <param name="Detail">What was done, or why it was not, in a sentence; null where nothing is known yet.</param>
public sealed record RollbackStep(string Key, long Epoch, string Name, RollbackStepState State, int Attempt = 0, int? Count = null, string? Detail = null);
