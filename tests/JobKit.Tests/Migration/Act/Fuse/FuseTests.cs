using JobKit.Migration;
using static JobKit.Migration.MigrationSide;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act;

public sealed class FuseTests : IAsyncLifetime
{
    private readonly RolloutApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.StopAsync();

    [Fact]
    public async Task A_node_whose_candidate_fails_routes_to_legacy_at_once_while_the_store_is_away()
    {
        var node = await BeginAsync(RampDown);
        _app.Store.IsAway = true;
        node.Serve(Candidate, 20, failed: 20);

        node.Fuse.Look();

        node.Route().Should().BeEquivalentTo(new { Side = Legacy, Reason = RouteReason.Fuse });
        node.Log.Lines.Should().ContainSingle(it => it.StartsWith("1747 Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_rollback_of_all_is_written_when_the_store_returns_and_the_fuse_closes_with_the_next_epoch()
    {
        var node = await BeginAsync(RampDown);
        _app.Store.IsAway = true;
        node.Serve(Candidate, 20, failed: 20);
        node.Fuse.Look();
        await node.Driver.TickAsync(default);
        _app.Store.IsAway = false;

        await node.Driver.TickAsync(default);

        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Stage = RolledBack, Epoch = 2L });
        var told = await _app.NewestEventAsync();
        told.Should().BeEquivalentTo(new { Kind = "rollback", Actor = "fuse" });
        Verdict.FromJson(told.Evidence).Reasons.Should().Equal(VerdictReason.Breaker);
        node.Route().Reason.Should().Be(RouteReason.Disabled);

        _app.Clock.Advance(TimeSpan.FromHours(1));
        await node.Rollouts.AcknowledgeAsync(new(Some.Key, Some.Alice));
        await node.Rollouts.StartAsync(new(Some.Key, Some.Alice));
        await node.Rollouts.SetShareAsync(new(Some.Key, Some.Alice), TrafficShare.All, force: true);
        node.Fuse.Look();
        node.Route().Reason.Should().Be(RouteReason.Split, "the epoch is another");
    }

    [Fact]
    public async Task A_node_whose_candidate_works_keeps_its_fuse_closed()
    {
        var node = await BeginAsync(RampDown);

        for (var i = 0; i < 60; i++)
        {
            node.Serve(Candidate, 50, failed: 1);
            node.Serve(Legacy, 50, failed: 50);
            node.Fuse.Look();
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        node.Route().Side.Should().Be(Candidate);
    }

    [Fact]
    public async Task Failures_of_two_users_open_no_fuse()
    {
        var node = await BeginAsync(RampDown);
        node.Serve(Candidate, 50, failed: 50, subs: 2);

        node.Fuse.Look();

        node.Route().Side.Should().Be(Candidate);
    }

    [Fact]
    public async Task Failures_of_another_epoch_open_no_fuse()
    {
        var node = await BeginAsync(RampDown);
        node.Serve(Candidate, 50, failed: 50, epoch: 7);

        node.Fuse.Look();

        node.Route().Side.Should().Be(Candidate);
    }

    [Fact]
    public async Task Where_going_back_is_not_safe_the_node_routes_on_and_asks_for_a_freeze()
    {
        var node = await BeginAsync(Complete);
        node.Serve(Candidate, 20, failed: 20);

        node.Fuse.Look();
        node.Route().Side.Should().Be(Candidate);
        await node.Driver.TickAsync(default);

        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Stage = Frozen, FrozenFrom = Complete });
        (await _app.NewestEventAsync()).Actor.Should().Be("fuse");
    }

    [Fact]
    public async Task In_off_the_node_helps_itself_and_asks_for_nothing()
    {
        var node = await BeginAsync(RampDown, RolloutMode.Off);
        node.Serve(Candidate, 20, failed: 20);

        node.Fuse.Look();
        await node.Driver.TickAsync(default);

        node.Route().Reason.Should().Be(RouteReason.Fuse);
        (await _app.ReadAsync()).Version.Should().Be(1);
    }

    [Fact]
    public async Task What_the_fuse_has_seen_still_goes_to_the_store()
    {
        var node = await BeginAsync(RampDown);
        node.Fuse.Look();
        node.Serve(Candidate, 20);
        node.Fuse.Look();
        node.Serve(Candidate, 10);

        await node.FlushAsync();

        var rows = await _app.Observations.ReadCohortsAsync(Some.Key, 1, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, default);
        rows.Sum(it => it.Sums.Units).Should().Be(30);
    }

    private async Task<RolloutAppNode> BeginAsync(MigrationStage stage, RolloutMode mode = RolloutMode.Advise)
    {
        await _app.BeginAsync(stage, 100, mode, it => it with { Plan = it.Plan with { Holdback = TrafficShare.None } });
        var node = _app.Node();
        await node.Reader.RefreshAsync(default);
        node.Fuse.Look();
        return node;
    }
}
