using JobKit.Migration;
using static JobKit.Migration.MigrationSide;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act;

public sealed class RollbackRequestTests : IAsyncLifetime
{
    private readonly RolloutApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.StopAsync();

    [Fact]
    public async Task A_persons_rollback_of_a_frozen_rollout_is_written_when_the_store_returns()
    {
        var node = await BeginAsync(Canary);
        await node.Rollouts.FreezeAsync(new(Some.Key, Some.Alice));
        _app.Store.IsAway = true;
        (await node.Rollouts.RollBackAsync(Some.Key, new("bob", "printer on fire"))).Scope.Should().Be(RollbackScope.Node);
        _app.Store.IsAway = false;

        await node.Driver.TickAsync(default);

        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Stage = RolledBack, UpdatedBy = "bob" });
    }

    [Fact]
    public async Task A_persons_rollback_takes_the_place_of_the_fuses_and_keeps_its_key()
    {
        var node = await BeginAsync(RampDown);
        _app.Store.IsAway = true;
        node.Serve(Candidate, 20, failed: 20);
        node.Fuse.Look();
        await node.Rollouts.RollBackAsync(Some.Key, new("bob", "printer on fire"), "key-1");
        _app.Store.IsAway = false;

        await node.Driver.TickAsync(default);

        (await _app.ReadAsync()).RolledBack.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Actor = "bob", IdempotencyKey = "key-1" });
    }

    [Fact]
    public async Task The_fuses_rollback_does_not_take_the_place_of_a_persons()
    {
        var node = await BeginAsync(RampDown);
        _app.Store.IsAway = true;
        await node.Rollouts.RollBackAsync(Some.Key, new("bob", "printer on fire"), "key-1");
        node.Serve(Candidate, 20, failed: 20);
        node.Fuse.Look();
        _app.Store.IsAway = false;

        await node.Driver.TickAsync(default);

        (await _app.ReadAsync()).UpdatedBy.Should().Be("bob");
    }

    [Fact]
    public async Task What_is_dropped_because_people_froze_it_is_told()
    {
        var (node, other) = (await BeginAsync(Canary), _app.Node());
        _app.Store.IsAway = true;
        node.Serve(Candidate, 20, failed: 20);
        node.Fuse.Look();
        _app.Store.IsAway = false;
        await other.Rollouts.FreezeAsync(new(Some.Key, Some.Alice));

        await node.Driver.TickAsync(default);

        (await _app.ReadAsync()).Stage.Should().Be(Frozen);
        node.Log.Lines.Should().ContainSingle(it => it.StartsWith("1752 Warning", StringComparison.Ordinal)).Which.Should().Contain("fuse").And.Contain("Frozen at Canary 100 %");
    }

    [Fact]
    public async Task One_that_cannot_be_written_holds_up_none_behind_it()
    {
        var node = await BeginAsync(Canary, "another", "create-storybook", "third");
        _app.Store.IsAway = true;
        foreach (var key in new[] { "another", Some.Key, "third" })
        {
            await node.Rollouts.RollBackAsync(key, Some.Alice);
        }

        _app.Store.IsAway = false;
        _app.Store.UnreadableKey = Some.Key;

        await node.Driver.TickAsync(default);

        (await _app.Store.ReadAsync(null, default)).Rollouts.Where(it => it.Stage == RolledBack).Select(it => it.Key).Should().Equal("another", "third");
        node.Log.Lines.Should().Contain(it => it.StartsWith("1745 Warning", StringComparison.Ordinal));
    }

    private async Task<RolloutAppNode> BeginAsync(MigrationStage stage, params string[] keys)
    {
        foreach (var key in keys.DefaultIfEmpty(Some.Key))
        {
            await _app.BeginAsync(stage, 100, plan: RolloutApp.Plan(it => it with { Key = key }));
        }

        var node = _app.Node();
        await node.Reader.RefreshAsync(default);
        return node;
    }
}
