using JobKit.Migration;
using JobKit.Tests.Worker;
using Microsoft.Extensions.DependencyInjection;
using static JobKit.Migration.MigrationSide;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act;

public sealed class RolloutPollingTests : IAsyncLifetime
{
    private readonly RolloutApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.StopAsync();

    [Fact]
    public async Task A_start_adds_the_apps_rollouts_and_leaves_those_that_are_there()
    {
        var there = await _app.BeginAsync(Canary, 25);
        var node = _app.Node(it => it.AddRollout(RolloutApp.Plan(plan => plan with { Holdback = Some.Share(1) })).AddRollout(RolloutApp.Plan(plan => plan with { Key = "other" })));

        await node.Polling.StartAsync(default);

        var all = await node.Rollouts.GetAllAsync();
        all.Select(it => (it.Key, it.Stage, it.Version)).Should().Equal((Some.Key, Canary, 1), ("other", Off, 1));
        all[0].Plan.Holdback.Should().Be(there.Plan.Holdback);
        (await _app.NewestEventAsync()).Should().BeEquivalentTo(new { Key = "other", Kind = "created", Actor = "app", To = "Off" });
    }

    [Theory]
    [InlineData("backgroundJobs", Canary, 10)]
    [InlineData(null, Off, 0)]
    public async Task The_seeds_percentage_is_where_a_new_rollout_of_its_flag_begins(string? flag, MigrationStage stage, decimal share)
    {
        var node = _app.Node(it => it
            .AddJobKitEnvironment(variable => variable == "BACKGROUND_JOBS_PERCENTAGE" ? "10" : null)
            .AddRollout(RolloutApp.Plan(), flag));

        await node.Polling.StartAsync(default);

        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Stage = stage, Share = Some.Share(share) });
    }

    [Fact]
    public async Task A_change_on_another_node_is_seen_by_itself()
    {
        await _app.BeginAsync(RampDown, 100);
        var (one, other) = (_app.Node(), _app.Node());
        await one.Polling.StartAsync(default);
        await other.Rollouts.RollBackAsync(Some.Key, Some.Alice);
        one.Route().Side.Should().Be(Candidate);

        await UntilAsync(() => one.Route().Reason == RouteReason.Disabled);
    }

    [Fact]
    public async Task An_app_that_adds_a_rollout_whose_plan_it_cannot_follow_does_not_start()
    {
        var node = _app.Node(it => it.AddRollout(RolloutApp.Plan(plan => plan with { Key = "bare" })));

        await FluentActions.Awaiting(() => node.Polling.StartAsync(default)).Should().ThrowAsync<RolloutPlanException>().WithMessage("*\"bare\"*AddShadow*");

        (await node.Rollouts.GetAllAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_read_without_an_answer_is_given_up_and_the_next_one_sees_the_rollback()
    {
        await _app.BeginAsync(RampDown, 100);
        var (one, other) = (_app.Node(), _app.Node());
        await one.Polling.StartAsync(default);
        await other.Rollouts.RollBackAsync(Some.Key, Some.Alice);
        _app.Store.Hangs = true;
        await UntilAsync(() => _app.Store.Hung > 0);
        _app.Store.Hangs = false;
        one.Route().Side.Should().Be(Candidate);

        await UntilAsync(() => one.Route().Reason == RouteReason.Disabled);
    }

    [Fact]
    public async Task A_start_without_the_store_routes_to_the_fail_safe_side_and_adds_the_rollouts_when_it_comes()
    {
        _app.Store.IsAway = true;
        var node = _app.Node(it => it.AddRollout(RolloutApp.Plan(plan => plan with { FailSafe = Candidate })));

        await node.Polling.StartAsync(default);

        node.Route().Should().BeEquivalentTo(new { Side = Candidate, Version = 0L });
        node.Log.Lines.Should().ContainSingle(it => it.StartsWith("1744 Warning", StringComparison.Ordinal));
        _app.Store.IsAway = false;
        await UntilAsync(() => node.Route().Version == 1);
    }

    [Fact]
    public async Task A_store_that_takes_no_new_rollout_is_followed_and_asked_again()
    {
        await _app.BeginAsync(Complete, 100);
        _app.Store.IsReadOnly = true;
        var node = _app.Node(it => it.AddRollout(RolloutApp.Plan(plan => plan with { Key = "other" })));

        await node.Polling.StartAsync(default);

        node.Route().Should().BeEquivalentTo(new { Side = Candidate, Version = 1L });
        node.Log.Lines.Should().ContainSingle(it => it.StartsWith("1753 Warning", StringComparison.Ordinal));
        _app.Store.IsReadOnly = false;
        await UntilAsync(() => node.Node.Find("other") is not null);
    }

    [Fact]
    public async Task The_loop_of_verdicts_turns_each_second_and_survives_what_fails()
    {
        await _app.BeginAsync(Canary, 5);
        var node = _app.Node();
        await node.Reader.RefreshAsync(default);
        await node.Loop.StartAsync(default);

        await UntilAsync(() => node.Rollouts.Outlook(Some.Key) is not null);
        _app.Store.IsAway = true;
        _app.Clock.Advance(TimeSpan.FromSeconds(4));
        await UntilAsync(() => node.Log.Lines.Any(it => it.StartsWith("1745", StringComparison.Ordinal)));
        _app.Store.IsAway = false;
        await UntilAsync(() => node.Log.Lines.Any(it => it.StartsWith("1746", StringComparison.Ordinal)));
    }

    private Task UntilAsync(Func<bool> isSo) => Pump.UntilAsync(_app.Clock, RolloutPolling.Interval, () => Task.FromResult(isSo()));
}
