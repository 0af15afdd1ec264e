using JobKit.Migration;
using JobKit.Tests.Migration.Act.Rollback;
using JobKit.Tests.Worker;
using Microsoft.Extensions.DependencyInjection;
using static JobKit.Migration.MigrationSide;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act;

public sealed class RolloutsTests : IAsyncLifetime
{
    private readonly RolloutApp _app = new();
    private readonly RolloutAppNode _node;

    public RolloutsTests() => _node = _app.Node();

    private IRollouts Rollouts => _node.Rollouts;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.StopAsync();

    [Fact]
    public async Task An_unknown_rollout_is_not_found()
    {
        await FluentActions.Awaiting(() => Rollouts.StartAsync(Order())).Should().ThrowAsync<RolloutNotFoundException>().WithMessage("*create-storybook*");
        await FluentActions.Awaiting(() => Rollouts.RollBackAsync(Some.Key, Some.Alice)).Should().ThrowAsync<RolloutNotFoundException>();
        (await Rollouts.FindAsync(Some.Key)).Should().BeNull();
        (await Rollouts.GetAllAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("", "because")]
    [InlineData("alice", null)]
    [InlineData("alice", " ")]
    public async Task Who_and_why_are_needed(string actor, string? reason)
    {
        await _app.BeginAsync(Canary, 5);

        await FluentActions.Awaiting(() => Rollouts.SetModeAsync(new(Some.Key, new(actor, reason)), RolloutMode.Auto)).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => Rollouts.RollBackAsync(Some.Key, new(actor, reason))).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task A_stale_version_is_refused_with_the_present_rollout()
    {
        await _app.BeginAsync(Canary, 5);

        var order = () => Rollouts.SetModeAsync(Order(2), RolloutMode.Auto);

        (await order.Should().ThrowAsync<RolloutConflictException>()).Which.Current.Version.Should().Be(1);
    }

    [Fact]
    public async Task The_share_goes_down_freely_and_stays_where_it_is()
    {
        await _app.BeginAsync(Canary, 25);

        (await Rollouts.SetShareAsync(Order(), Some.Share(25))).Version.Should().Be(1);
        (await Rollouts.SetShareAsync(Order(), Some.Share(3))).Should().BeEquivalentTo(new { Version = 2L, Share = Some.Share(3) });
    }

    [Fact]
    public async Task The_share_goes_up_to_the_plans_next_step_where_the_policy_consents_and_by_force_to_any()
    {
        await _app.BeginAsync(Canary, 5);

        (await FluentActions.Awaiting(() => Rollouts.SetShareAsync(Order(), Some.Share(100))).Should().ThrowAsync<RolloutStageException>())
            .WithMessage("*next share is 25*").Which.Legal.Should().Equal(RampDown);
        await FluentActions.Awaiting(() => Rollouts.SetShareAsync(Order(), Some.Share(25))).Should().ThrowAsync<RolloutHeldException>();
        await FluentActions.Awaiting(() => Rollouts.SetShareAsync(Order(), Some.Share(26), force: true)).Should().ThrowAsync<RolloutStageException>();
        (await Rollouts.SetShareAsync(Order(), Some.Share(100), force: true)).Share.Should().Be(TrafficShare.All);
    }

    [Fact]
    public async Task An_advance_without_force_needs_the_policys_consent_and_tells_all_that_is_missing()
    {
        await _app.BeginAsync(Canary, 5);
        _node.Serve(Candidate, 3);
        await _node.TickAsync();

        var held = await FluentActions.Awaiting(() => Rollouts.AdvanceAsync(Order())).Should().ThrowAsync<RolloutHeldException>();

        held.Which.Reasons.Should().HaveCount(2).And.Contain(it => it.StartsWith("Dwell", StringComparison.Ordinal)).And.Contain("TooFewUnits: 0 of 200 candidate units.");
        (await Rollouts.AdvanceAsync(Order(), force: true)).Share.Should().Be(Some.Share(25));
    }

    [Fact]
    public async Task An_advance_that_the_policy_consents_to_tells_its_evidence()
    {
        await _app.BeginAsync(Canary, 5);
        for (var second = 0; second < 20; second++)
        {
            _node.Serve(Candidate, 300);
            _node.Serve(Legacy, 300);
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
            await _node.TickAsync();
        }

        var after = await Rollouts.AdvanceAsync(Order(1));

        after.Should().BeEquivalentTo(new { Version = 2L, Share = Some.Share(25), UpdatedBy = "alice" });
        Verdict.FromJson((await _app.NewestEventAsync()).Evidence).Kind.Should().Be(VerdictKind.Advance);
    }

    [Fact]
    public async Task What_depends_on_others_starts_when_they_are_complete()
    {
        await _app.BeginAsync(Off, plan: RolloutApp.Plan(it => it with { DependsOn = ["first"] }));
        var first = await _app.BeginAsync(RampDown, 100, plan: RolloutApp.Plan(it => it with { Key = "first" }));

        await FluentActions.Awaiting(() => Rollouts.StartAsync(Order())).Should().ThrowAsync<RolloutHeldException>().WithMessage("*depends on first*");
        await Rollouts.AdvanceAsync(new(first.Key, Some.Alice), force: true);

        (await Rollouts.StartAsync(Order())).Stage.Should().Be(Shadow);
    }

    [Fact]
    public async Task A_plan_that_its_traffic_cannot_decide_does_not_start_unless_somebody_accepts_it()
    {
        await _app.BeginAsync(Off, plan: RolloutApp.Plan(it => it with { Parameters = it.Parameters with { MaxDwell = TimeSpan.FromMinutes(1) } }));
        _node.Serve(Legacy, 2000, failed: 20);
        await _node.FlushAsync();
        _app.Clock.Advance(TimeSpan.FromHours(2));

        await FluentActions.Awaiting(() => Rollouts.StartAsync(Order())).Should().ThrowAsync<RolloutPlanException>().WithMessage("*5 % needs*");
        var started = await Rollouts.StartAsync(Order(), acceptInfeasible: true);

        started.Stage.Should().Be(Shadow);
        (await _app.NewestEventAsync()).Evidence.Should().Contain("alice").And.Contain("5 % needs");
    }

    [Fact]
    public async Task Automatic_steps_become_those_that_the_traffic_can_decide()
    {
        await _app.BeginAsync(Off, plan: RolloutApp.Plan(it => it with { Steps = [], Parameters = new() }));
        _node.Serve(Legacy, 100_000, failed: 100);
        await _node.FlushAsync();
        _app.Clock.Advance(TimeSpan.FromHours(2));

        var started = await Rollouts.StartAsync(Order());

        started.Plan.Steps.Should().NotBeEmpty();
        started.Plan.Steps[0].Ppm.Should().BeGreaterThan(0);
        RolloutPlan.FromJson(started.Plan.ToJson()).Steps.Should().Equal(started.Plan.Steps);
    }

    [Theory]
    [InlineData(GateKind.Difference)]
    [InlineData(GateKind.Ratio)]
    public async Task A_plan_for_a_busy_endpoint_does_not_start_at_a_quiet_one(GateKind gates)
    {
        await _app.BeginAsync(Off, plan: RolloutApp.Plan(it => it with { Parameters = new() { Gates = new() { Kind = gates } } }));
        _node.Serve(Legacy, 30, failed: 1);
        await _node.FlushAsync();
        _app.Clock.Advance(TimeSpan.FromHours(1));

        await FluentActions.Awaiting(() => Rollouts.StartAsync(Order())).Should().ThrowAsync<RolloutPlanException>().WithMessage("*5 % needs*and gets 252 within*");
    }

    [Fact]
    public async Task Where_too_little_was_seen_nobody_says_what_the_traffic_decides()
    {
        await _app.BeginAsync(Off, plan: RolloutApp.Plan(it => it with { Parameters = it.Parameters with { MaxDwell = TimeSpan.FromMinutes(1) } }));
        _node.Serve(Legacy, 2000);
        await _node.FlushAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(59));

        (await Rollouts.StartAsync(Order())).Stage.Should().Be(Shadow);
    }

    [Fact]
    public async Task A_plan_that_the_app_cannot_follow_is_neither_started_nor_taken()
    {
        await _app.BeginAsync(Off, plan: Bare);
        var able = _app.Node(it => it.AddShadow<Scripted>("bare").AddLegacyReplay<Replay>());

        var start = () => Rollouts.StartAsync(new("bare", Some.Alice));
        var revise = () => Rollouts.RevisePlanAsync(new("bare", Some.Alice), Bare with { Holdback = Some.Share(1) });

        (await start.Should().ThrowAsync<RolloutPlanException>()).Which.Problems.Should().HaveCount(2)
            .And.Contain(it => it.Contains("stage Shadow") && it.Contains("AddShadow")).And.Contain(it => it.Contains("\"replayViaLegacy\"") && it.Contains("AddLegacyReplay"));
        (await revise.Should().ThrowAsync<RolloutPlanException>()).Which.Problems.Should().HaveCount(2);
        (await Rollouts.RevisePlanAsync(new("bare", Some.Alice), Bare with { Stages = [Canary, Complete], Rollback = new() })).Version.Should().Be(2);
        (await able.Rollouts.RevisePlanAsync(new("bare", Some.Alice), Bare)).Version.Should().Be(3);
        (await able.Rollouts.StartAsync(new("bare", Some.Alice))).Stage.Should().Be(Shadow);
    }

    [Fact]
    public async Task Whoever_makes_a_change_sees_it_at_once()
    {
        await _app.BeginAsync(Canary, 5);

        await Rollouts.SetShareAsync(Order(), TrafficShare.All, force: true);

        _node.Router.Route(new() { Unit = "user-1" }).Version.Should().Be(2);
    }

    [Fact]
    public async Task Too_many_targets_and_a_wrong_plan_are_refused()
    {
        await _app.BeginAsync(Canary, 5);

        await FluentActions.Awaiting(() => Rollouts.SetTargetsAsync(Order(), new() { Users = [.. Enumerable.Range(0, 1001).Select(it => $"user-{it}")] }))
            .Should().ThrowAsync<ArgumentException>().WithMessage("*1001*1000*");
        await FluentActions.Awaiting(() => Rollouts.RevisePlanAsync(Order(), Some.Plan(it => it with { Steps = [Some.Share(50), Some.Share(5)] })))
            .Should().ThrowAsync<RolloutPlanException>();
    }

    /// <summary>A plan that needs more than the node has.</summary>
    private static RolloutPlan Bare => RolloutApp.Plan(it => it with { Key = "bare", Rollback = new() { Queued = QueuedAtRollback.ReplayViaLegacy } });

    private static RolloutOrder Order(long? version = null) => new(Some.Key, Some.Alice, version);
}
