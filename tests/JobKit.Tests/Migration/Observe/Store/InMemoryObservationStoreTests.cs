using JobKit.Migration;
using JobKit.Testing;

namespace JobKit.Tests.Migration.Observe.Store;

public sealed class InMemoryObservationStoreTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryObservationStore _store;
    private readonly ObservationStoreChecks _checks;

    public InMemoryObservationStoreTests()
    {
        _store = new(_clock);
        _checks = new(_store, _clock.GetUtcNow());
    }

    [Fact]
    public Task Batches_of_all_nodes_add_up() => _checks.Batches_of_all_nodes_add_up();

    [Fact]
    public Task A_batch_that_comes_twice_is_added_once() => _checks.A_batch_that_comes_twice_is_added_once();

    [Fact]
    public Task Each_batch_shows_that_its_node_lives() => _checks.Each_batch_shows_that_its_node_lives();

    [Fact]
    public Task Reading_gives_one_epoch_from_an_instant_until_before_another_in_order() => _checks.Reading_gives_one_epoch_from_an_instant_until_before_another_in_order();

    [Fact]
    public Task Hours_are_read_from_an_instant_on() => _checks.Hours_are_read_from_an_instant_on();

    [Fact]
    public Task Comparisons_are_summed_over_the_epoch() => _checks.Comparisons_are_summed_over_the_epoch();

    [Fact]
    public Task A_recount_replaces_once_and_closes_the_row() => _checks.A_recount_replaces_once_and_closes_the_row();

    [Fact]
    public Task A_recount_of_a_row_that_is_gone_writes_nothing() => _checks.A_recount_of_a_row_that_is_gone_writes_nothing();

    [Fact]
    public Task After_thirty_days_the_minutes_of_an_hour_become_one_and_after_a_year_they_go() => _checks.After_thirty_days_the_minutes_of_an_hour_become_one_and_after_a_year_they_go();

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
