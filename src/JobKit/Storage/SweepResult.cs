namespace JobKit.Storage;

/// <summary>What a sweep did.</summary>
/// <param name="Swept">How many jobs were taken from dead holders.</param>
/// <param name="Settled">Those of them that ended by it, as failed or cancelled.</param>
/// <param name="Queues">The queues of those that are pending again, each once.</param>
public sealed record SweepResult(int Swept, IReadOnlyList<SettledJob> Settled, IReadOnlyList<string> Queues);
