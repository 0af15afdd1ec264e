using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>The chain of events in memory, and the one lock of all stores that write to it: an act and its event are seen together.</summary>
internal sealed class InMemoryRolloutEvents(TimeProvider clock) : IRolloutEventStore
{
    private readonly List<RolloutEvent> _events = [];

    public Lock Gate { get; } = new();

    public DateTimeOffset Now => StoreTime.Truncate(clock.GetUtcNow());

    public Task<IReadOnlyList<RolloutEvent>> ReadEventsAsync(long after, int limit, string? key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (Gate)
        {
            return Task.FromResult<IReadOnlyList<RolloutEvent>>(
                [.. _events.Where(it => it.Id > after && (key is null || it.Key == key)).Take(limit)]);
        }
    }

    public Task<RolloutEventTip> ReadTipAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (Gate)
        {
            return Task.FromResult(Tip);
        }
    }

    private RolloutEventTip Tip => _events.Count == 0 ? RolloutEventTip.Start : RolloutEventTip.Of(_events[^1]);

    /// <summary>Call it within <see cref="Gate"/>, together with the act.</summary>
    public void Append(RolloutEventDraft draft, long version) =>
        _events.Add(RolloutEventChain.Append(Tip, draft, version, Now));
}
