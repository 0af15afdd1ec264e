namespace JobKit.Storage;

/// <summary>A worker's sign of life.</summary>
/// <param name="WorkerId">Fresh for each process start.</param>
/// <param name="Host">The machine's name.</param>
/// <param name="Slots">How many jobs it may run at once.</param>
/// <param name="Busy">How many it runs.</param>
/// <param name="Types">The job types it has handlers for.</param>
public sealed record WorkerBeat(string WorkerId, string Host, int Slots, int Busy, IReadOnlyList<string> Types);
