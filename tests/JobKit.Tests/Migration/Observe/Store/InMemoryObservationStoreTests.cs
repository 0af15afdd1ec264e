using JobKit.Migration;
using JobKit.Testing;

namespace JobKit.Tests.Migration.Observe.Store;

public sealed class InMemoryObservationStoreTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryObservationStore _store;

    public InMemoryObservationStoreTests() => _store = new(_clock);

    public static TheoryData<string> Checks => [.. ObservationStoreChecks.Names];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task In_memory(string check) => new ObservationStoreChecks(_store, _clock.GetUtcNow()).RunAsync(check);

    [Fact]
    public async Task A_node_that_was_not_seen_for_seven_days_is_forgotten()
    {
        await _store.AddAsync(new("a", 5, []), default);
        _clock.Advance(ObservationRetention.Nodes);
        (await _store.ReadNodesAsync(default)).Nodes.Should().Equal(new ObservedNode("a", 5, _clock.GetUtcNow() - ObservationRetention.Nodes));

        _clock.Advance(TimeSpan.FromSeconds(1));

        (await _store.ReadNodesAsync(default)).Nodes.Should().BeEmpty();
    }
}
