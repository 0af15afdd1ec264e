using JobKit.Migration;
using static JobKit.Migration.MigrationSide;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act;

public sealed class RollbackDoorTests : IAsyncLifetime
{
    private readonly RolloutApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.StopAsync();

    [Fact]
    public async Task A_rollback_is_seen_on_its_node_at_once_and_on_the_others_with_their_next_read()
    {
        await _app.BeginAsync(RampDown, 100);
        var (one, other) = (_app.Node(), _app.Node());
        await one.Reader.RefreshAsync(default);
        await other.Reader.RefreshAsync(default);

        var answer = await one.Rollouts.RollBackAsync(Some.Key, Some.Alice, "key-1");

        answer.Should().BeEquivalentTo(new { Scope = RollbackScope.Store, Rollback = new { Id = "create-storybook:2", Actor = "alice" } });
        one.Route().Reason.Should().Be(RouteReason.Disabled);
        await other.Reader.RefreshAsync(default);
        other.Route().Reason.Should().Be(RouteReason.Disabled);
    }

    [Fact]
    public async Task While_the_store_is_away_the_node_rolls_itself_back_and_writes_it_later_once()
    {
        await _app.BeginAsync(RampDown, 100);
        var node = _app.Node();
        await node.Reader.RefreshAsync(default);
        _app.Store.IsAway = true;

        var answer = await node.Rollouts.RollBackAsync(Some.Key, Some.Alice, "key-1");
        await node.Rollouts.RollBackAsync(Some.Key, Some.Alice, "key-1");

        answer.Should().Be(new RollbackAnswer(Some.Key, RollbackScope.Node, null, null));
        node.Route().Should().BeEquivalentTo(new { Side = Legacy, Reason = RouteReason.Fuse });
        await node.Driver.TickAsync(default);
        _app.Store.IsAway = false;
        await node.Driver.TickAsync(default);
        await node.Driver.TickAsync(default);
        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Version = 2L, Stage = RolledBack, UpdatedBy = "alice" });
        (await node.Rollouts.RollBackAsync(Some.Key, Some.Alice, "key-1")).Rollback!.IdempotencyKey.Should().Be("key-1");
    }

    [Fact]
    public async Task A_store_that_hangs_is_waited_for_three_seconds()
    {
        await _app.BeginAsync(RampDown, 100);
        var node = _app.Node();
        await node.Reader.RefreshAsync(default);
        _app.Store.Hangs = true;

        var answer = node.Rollouts.RollBackAsync(Some.Key, Some.Alice);
        answer.IsCompleted.Should().BeFalse();
        _app.Clock.Advance(TimeSpan.FromSeconds(3));

        (await answer.Soon()).Scope.Should().Be(RollbackScope.Node);
        node.Route().Reason.Should().Be(RouteReason.Fuse);
    }

    [Fact]
    public async Task A_rollout_that_this_node_never_saw_cannot_be_rolled_back_without_the_store()
    {
        var node = _app.Node();
        _app.Store.IsAway = true;

        await FluentActions.Awaiting(() => node.Rollouts.RollBackAsync(Some.Key, Some.Alice)).Should().ThrowAsync<JobStoreException>();
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        await _app.BeginAsync(Canary, 5);
        var node = _app.Node();

        var answer = await node.Rollouts.RollBackAsync(Some.Key, Some.Alice, dryRun: true);

        answer.Should().BeEquivalentTo(new { Scope = RollbackScope.None, Rollout = new { Stage = RolledBack } });
        (await _app.ReadAsync()).Stage.Should().Be(Canary);
    }

    [Fact]
    public async Task The_same_rollback_twice_gives_the_same_result()
    {
        await _app.BeginAsync(Canary, 5);
        var node = _app.Node();

        var first = await node.Rollouts.RollBackAsync(Some.Key, Some.Alice, "key-1");
        await node.Rollouts.AcknowledgeAsync(new(Some.Key, Some.Alice));
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await node.Rollouts.StartAsync(new(Some.Key, Some.Alice));
        var second = await node.Rollouts.RollBackAsync(Some.Key, new("bob", "again"), "key-1");

        second.Rollback.Should().Be(first.Rollback);
        second.Rollout!.Stage.Should().Be(Shadow, "it was started since, and the call is the old one");
    }
}
