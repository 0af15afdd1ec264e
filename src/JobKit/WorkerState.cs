namespace JobKit;

/// <summary>One worker node, as it last told the store.</summary>
/// <param name="Id">Fresh for each process start.</param>
/// <param name="Host">The machine's name.</param>
/// <param name="Slots">How many jobs it may run at once.</param>
/// <param name="Busy">How many it ran then.</param>
/// <param name="Types">The job types it has handlers for.</param>
/// <param name="StartedAt">When it started, on the store's clock.</param>
/// <param name="HeartbeatAge">How long ago it was heard of, on the store's clock.</param>
public sealed record WorkerState(
    string Id,
    string Host,
    int Slots,
    int Busy,
    IReadOnlyList<string> Types,
    DateTimeOffset StartedAt,
    TimeSpan HeartbeatAge);
