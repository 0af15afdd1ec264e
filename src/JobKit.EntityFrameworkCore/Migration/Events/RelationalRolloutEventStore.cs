using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>The chain of events in a relational database.</summary>
internal sealed class RelationalRolloutEventStore(ISessionSource source) : IRolloutEventStore
{
    private readonly SessionCalls _calls = new(source);

    public Task<IReadOnlyList<RolloutEvent>> ReadEventsAsync(long after, int limit, string? key, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadEvents.RunAsync(session, after, limit, key, cancellationToken), cancellationToken);

    public Task<RolloutEventTip> ReadTipAsync(CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadTip.RunAsync(session, cancellationToken), cancellationToken);
}
