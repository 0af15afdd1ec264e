using JobKit.Migration;
using JobKit.Storage;
using JobKit.Tests.Worker;
using Microsoft.Extensions.DependencyInjection;
using static JobKit.Migration.MigrationSide;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act;

public sealed class MigrationDriverTests : IAsyncLifetime
{
    private readonly RolloutApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.StopAsync();

    [Fact]
    public async Task In_auto_the_holder_of_the_lease_alone_advances_and_tells_on_what_evidence()
    {
        await _app.BeginAsync(Canary, 5, RolloutMode.Auto);
        var (one, other) = (_app.Node(), _app.Node());
        await TickAsync(one, other);

        await GoodAsync(one, other);

        var rollout = await _app.ReadAsync();
        var told = await _app.NewestEventAsync();
        rollout.Should().BeEquivalentTo(new { Version = 2L, Stage = Canary, Share = Some.Share(25), UpdatedBy = "policy" });
        told.Should().BeEquivalentTo(new { Kind = "share", From = "Canary 5 %", To = "Canary 25 %", Reason = "GatesPassed" });
        var verdict = Verdict.FromJson(told.Evidence);
        new SequentialPolicy(verdict.Parameters!).Decide(verdict.Input!).ToJson().Should().Be(told.Evidence, "the evidence gives the same verdict again");
    }

    [Fact]
    public async Task A_node_without_the_lease_advances_nothing()
    {
        await _app.BeginAsync(Canary, 5, RolloutMode.Auto);
        await _app.Store.TakeLeaseAsync(Some.Key, "another node", TimeSpan.FromHours(1), default);
        var node = _app.Node();

        await GoodAsync(node);

        node.Rollouts.Outlook(Some.Key)!.Verdict.Kind.Should().Be(VerdictKind.Advance);
        (await _app.ReadAsync()).Version.Should().Be(1);
    }

    [Fact]
    public async Task In_advise_it_says_that_it_would_advance_and_does_not()
    {
        await _app.BeginAsync(Canary, 5);
        var node = _app.Node();
        await TickAsync(node);

        await GoodAsync(node);

        (await _app.ReadAsync()).Version.Should().Be(1);
        node.Rollouts.Outlook(Some.Key).Should().BeEquivalentTo(new { Version = 1L, Verdict = new { Kind = VerdictKind.Advance } });
    }

    [Fact]
    public async Task In_off_it_neither_advances_nor_rolls_back_nor_judges()
    {
        await _app.BeginAsync(Canary, 5, RolloutMode.Off);
        var node = _app.Node();

        node.Serve(Candidate, 200, failed: 200);
        await TickAsync(node);
        await GoodAsync(node);

        (await _app.ReadAsync()).Version.Should().Be(1);
        node.Rollouts.Outlook(Some.Key).Should().BeNull();
    }

    [Fact]
    public async Task Without_traffic_nothing_moves()
    {
        await _app.BeginAsync(Canary, 5, RolloutMode.Auto);
        var node = _app.Node();

        for (var i = 0; i < 40; i++)
        {
            await TickAsync(node);
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await _app.ReadAsync()).Version.Should().Be(1);
        node.Rollouts.Outlook(Some.Key)!.Verdict.Reasons.Should().Contain(VerdictReason.TooFewUnits);
    }

    [Fact]
    public async Task Any_node_rolls_back_on_evidence_that_all_share_without_the_lease()
    {
        await _app.BeginAsync(Canary, 5);
        var (holder, other) = (_app.Node(), _app.Node());
        await TickAsync(holder);
        holder.Serve(Candidate, 50, failed: 50);
        await holder.FlushAsync();

        await other.TickAsync();

        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Stage = RolledBack, Epoch = 2L, Share = TrafficShare.None, NeedsAcknowledgement = true });
        (await _app.NewestEventAsync()).Should().BeEquivalentTo(new { Kind = "rollback", Actor = "policy", Reason = "Breaker" });
        other.Route().Should().BeEquivalentTo(new { Side = Legacy, Reason = RouteReason.Disabled }, "whoever rolled back sees it at once");
    }

    [Fact]
    public async Task Where_going_back_is_not_safe_it_freezes()
    {
        await _app.BeginAsync(Complete, 100);
        var node = _app.Node();
        node.Serve(Candidate, 50, failed: 50);

        await TickAsync(node);
        await TickAsync(node);

        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Stage = Frozen, FrozenFrom = Complete, Epoch = 1L, Version = 2L });
        (await _app.NewestEventAsync()).Kind.Should().Be("freeze");
    }

    [Fact]
    public async Task What_it_froze_for_is_answered_for_by_a_resume_and_only_what_comes_after_freezes_it_again()
    {
        await _app.BeginAsync(Canary, 5, plan: RolloutApp.Plan(it => it with { IrreversibleFrom = Canary }));
        var node = _app.Node();
        await WorseAsync(node, epoch: 1);
        (await _app.ReadAsync()).Stage.Should().Be(Frozen);

        await node.Rollouts.ResumeAsync(new(Some.Key, Some.Alice));
        for (var second = 0; second < 10; second++)
        {
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
            await TickAsync(node);
        }

        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Stage = Canary, Share = Some.Share(5), Epoch = 2L });
        await WorseAsync(node, epoch: 2);
        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Stage = Frozen, Epoch = 2L });
    }

    [Fact]
    public async Task A_verdict_on_an_epoch_that_is_over_rolls_nothing_back()
    {
        await _app.BeginAsync(Canary, 5);
        var (one, other) = (_app.Node(), _app.Node());
        await TickAsync(one, other);
        one.Serve(Candidate, 50, failed: 50);
        await one.FlushAsync();
        await other.Rollouts.RollBackAsync(Some.Key, Some.Alice);
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await other.Rollouts.AcknowledgeAsync(new(Some.Key, Some.Alice));
        var started = await other.Rollouts.StartAsync(new(Some.Key, Some.Alice));

        await one.Driver.TickAsync(default);

        (await _app.ReadAsync()).Version.Should().Be(started.Version, "the node knew only the epoch before");
    }

    [Fact]
    public async Task When_its_holder_is_gone_another_node_takes_the_lease_and_advances()
    {
        await _app.BeginAsync(Canary, 5, RolloutMode.Auto);
        var (holder, other) = (_app.Node(), _app.Node());
        await TickAsync(holder, other);

        await GoodAsync(other);

        (await _app.ReadAsync()).Share.Should().Be(Some.Share(25));
        (await _app.Store.TakeLeaseAsync(Some.Key, "third", TimeSpan.FromSeconds(1), default)).Should().BeNull("the other holds it");
        _app.Clock.Advance(TimeSpan.FromSeconds(20));
        (await _app.Store.TakeLeaseAsync(Some.Key, "third", TimeSpan.FromSeconds(1), default))!.Term.Should().Be(3);
    }

    [Fact]
    public async Task A_holder_that_slept_through_its_lease_does_not_advance()
    {
        await _app.BeginAsync(Canary, 5, RolloutMode.Auto);
        var node = _app.Node();
        await TickAsync(node);
        var stolen = false;
        _app.Store.BeforeWrite = () =>
        {
            // It was asked for the change, and hangs until another node has its place.
            _app.Clock.Advance(stolen ? TimeSpan.Zero : TimeSpan.FromSeconds(11));
            stolen = true;
            return _app.Store.TakeLeaseAsync(Some.Key, "other", TimeSpan.FromMinutes(10), default);
        };

        await GoodAsync(node);

        stolen.Should().BeTrue();
        (await _app.ReadAsync()).Version.Should().Be(1);
    }

    [Fact]
    public async Task One_rollout_that_takes_all_the_time_keeps_the_others_waiting_only_once()
    {
        await _app.BeginAsync(Canary, 5, plan: RolloutApp.Plan(it => it with { Key = "another" }));
        await _app.BeginAsync(Canary, 5);
        var node = _app.Node();
        await node.Reader.RefreshAsync(default);
        _app.Store.HangsFor = "another";
        using var time = new CancellationTokenSource();

        var first = node.Driver.TickAsync(time.Token);
        await time.CancelAsync();
        await first.Invoking(it => it.Soon()).Should().ThrowAsync<OperationCanceledException>();
        node.Rollouts.Outlook(Some.Key).Should().BeNull();
        using var more = new CancellationTokenSource();
        var second = node.Driver.TickAsync(more.Token);

        node.Rollouts.Outlook(Some.Key).Should().NotBeNull("it comes first now");
        await more.CancelAsync();
        await second.Invoking(it => it.Soon()).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task While_the_store_is_away_there_is_no_verdict_and_it_is_told_once()
    {
        await _app.BeginAsync(Canary, 5, RolloutMode.Auto);
        var node = _app.Node();
        await TickAsync(node);
        var before = node.Rollouts.Outlook(Some.Key);
        _app.Store.IsAway = true;

        for (var i = 0; i < 5; i++)
        {
            _app.Clock.Advance(TimeSpan.FromSeconds(4));
            await node.Driver.TickAsync(default);
        }

        node.Rollouts.Outlook(Some.Key).Should().Be(before);
        node.Log.Lines.Where(it => it.StartsWith("1745", StringComparison.Ordinal)).Should().ContainSingle().Which.Should().Contain(Some.Key);
        _app.Store.IsAway = false;
        await TickAsync(node);
        node.Rollouts.Outlook(Some.Key)!.At.Should().BeAfter(before!.At);
        node.Log.Lines.Should().ContainSingle(it => it.StartsWith("1746", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clock_that_goes_back_advances_nothing()
    {
        await _app.BeginAsync(Canary, 5, RolloutMode.Auto, it => it with { EnteredAt = _app.Clock.GetUtcNow().AddHours(1) });
        var node = _app.Node();
        await TickAsync(node);

        await GoodAsync(node);

        node.Rollouts.Outlook(Some.Key)!.Verdict.Reasons.Should().Contain(VerdictReason.Dwell);
        (await _app.ReadAsync()).Version.Should().Be(1);
    }

    [Fact]
    public async Task A_hold_keeps_the_policy_from_advancing()
    {
        await _app.BeginAsync(Canary, 5, RolloutMode.Auto, it => it with { HoldUntil = _app.Clock.GetUtcNow().AddHours(1) });
        var node = _app.Node();
        await TickAsync(node);

        await GoodAsync(node);

        node.Rollouts.Outlook(Some.Key)!.Verdict.Reasons.Should().Equal(VerdictReason.OutsideWindow);
        (await _app.ReadAsync()).Version.Should().Be(1);
    }

    [Fact]
    public async Task A_hold_that_does_not_end_by_waiting_is_told_once_in_each_step_by_the_holder_of_the_lease()
    {
        await _app.BeginAsync(Canary, 5, plan: RolloutApp.Plan(it => it with
        {
            Parameters = it.Parameters with { MaxDwell = TimeSpan.FromMinutes(1), Gates = new() { MinUnits = 1 } },
        }));
        var (holder, other) = (_app.Node(), _app.Node());
        for (var second = 0; second < 90; second++)
        {
            holder.Serve(Candidate, 1);
            holder.Serve(Legacy, 1);
            await TickAsync(holder, other);
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Version = 2L, Stage = Canary, Share = Some.Share(5) });
        (await _app.NewestEventAsync()).Should().BeEquivalentTo(new { Kind = "notice", To = "Inconclusive", Actor = "policy" });
    }

    [Fact]
    public async Task That_too_few_units_come_is_told_once_when_the_longest_dwell_is_over()
    {
        await _app.BeginAsync(Canary, 5, plan: RolloutApp.Plan(it => it with { Parameters = it.Parameters with { MaxDwell = TimeSpan.FromMinutes(1) } }));
        var node = _app.Node();
        for (var second = 0; second < 59; second++)
        {
            await TickAsync(node);
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await _app.ReadAsync()).Version.Should().Be(1, "until then it is waited for");
        for (var second = 0; second < 9; second++)
        {
            await TickAsync(node);
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await _app.ReadAsync()).Version.Should().Be(2);
        (await _app.NewestEventAsync()).Should().BeEquivalentTo(new { Kind = "notice", To = "TooFewUnits" });
    }

    [Fact]
    public async Task A_stage_freezes_what_legacy_did_before_it()
    {
        await _app.BeginAsync(Off);
        var node = _app.Node();
        node.Serve(Legacy, 2000, failed: 200);
        await TickAsync(node);

        var shadow = await node.Rollouts.StartAsync(new(Some.Key, Some.Alice));
        node.Serve(Legacy, 2000, failed: 2000);
        await node.FlushAsync();
        var canary = await node.Rollouts.AdvanceAsync(new(Some.Key, Some.Alice), force: true);
        var share = await node.Rollouts.AdvanceAsync(new(Some.Key, Some.Alice), force: true);

        StageBaseline.FromJson(shadow.Baselines!).Errors.Should().Equal(new EndpointBaseline("/start", .1));
        StageBaseline.FromJson(canary.Baselines!).Errors.Should().Equal(new EndpointBaseline("/start", .55));
        share.Baselines.Should().Be(canary.Baselines);
    }

    [Fact]
    public async Task A_canary_that_began_at_once_holds_until_legacy_shows_what_is_slow_and_is_judged_by_it_from_then()
    {
        await _app.BeginAsync(Canary, 5, RolloutMode.Auto, it => it with { Baselines = null });
        var (holder, other) = (_app.Node(), _app.Node());
        await ServeAsync(seconds: 30, legacy: 33);

        holder.Rollouts.Outlook(Some.Key)!.Verdict.Reasons.Should().Contain(VerdictReason.NoBaseline);
        (await _app.NewestEventAsync()).Should().BeEquivalentTo(new { Kind = "notice", To = "NoBaseline" });
        var held = await FluentActions.Awaiting(() => other.Rollouts.AdvanceAsync(new(Some.Key, Some.Alice))).Should().ThrowAsync<RolloutHeldException>();
        held.Which.Message.Should().Contain("NoBaseline: what is slow is not known at /start: legacy had fewer than 1000 results there.");

        await ServeAsync(seconds: 61, legacy: 33);

        var events = await _app.Events.ReadEventsAsync(0, 100, null, default);
        events.Select(it => it.Kind).Should().Equal("created", "notice", "baseline", "rollback");
        events[2].Should().BeEquivalentTo(new { To = "/start", Actor = "policy", Reason = "NoBaseline" });
        events[3].Reason.Should().Be("Latency", "the candidate is ten times slower, and was so all the time");

        async Task ServeAsync(int seconds, int legacy)
        {
            for (var second = 0; second < seconds; second++)
            {
                _app.Clock.Advance(TimeSpan.FromSeconds(1));
                holder.Serve(Candidate, 33, micros: 100_000);
                holder.Serve(Legacy, legacy, micros: 10_000);
                await TickAsync(holder, other);
            }
        }
    }

    [Fact]
    public async Task A_stage_with_little_traffic_keeps_what_was_frozen_before_it()
    {
        await _app.BeginAsync(Canary, 100);
        var node = _app.Node();
        node.Serve(Legacy, 999, failed: 999);
        await TickAsync(node);

        var ramp = await node.Rollouts.AdvanceAsync(new(Some.Key, Some.Alice), force: true);

        var baseline = StageBaseline.FromJson(ramp.Baselines!);
        ramp.Stage.Should().Be(RampDown);
        baseline.Latency.Should().Equal(RolloutApp.Baseline.Latency);
        baseline.Errors.Should().Equal(new EndpointBaseline("/start", null));
    }

    [Fact]
    public async Task A_recount_that_never_ends_delays_no_verdict()
    {
        await _app.BeginAsync(Canary, 5);
        var jobs = new HangingJobs();
        var node = _app.Node(it => it.Services.AddSingleton<IJobQueryStore>(jobs));
        var uneven = new CohortKey(Some.Key, 1, "/start", Some.Now, ObservedArm.Candidate);
        await _app.Observations.AddAsync(new("dead", 1, [new(uneven, new() { Units = 1, Done = 2 }, SubCounts.Zero)]), default);
        await node.Reader.RefreshAsync(default);
        await node.Loop.StartAsync(default);

        await UntilAsync(() => jobs.Asked > 0);
        var before = node.Rollouts.Outlook(Some.Key)!.At;
        await UntilAsync(() => node.Rollouts.Outlook(Some.Key)!.At >= before.AddSeconds(5));

        Task UntilAsync(Func<bool> isSo) => Pump.UntilAsync(_app.Clock, TimeSpan.FromSeconds(1), async () =>
        {
            await node.FlushAsync();
            return isSo();
        });
    }

    /// <summary>Until the policy acts: a candidate that fails more often than legacy, and less often than the breaker's limit, with all its users.</summary>
    private async Task WorseAsync(RolloutAppNode node, long epoch)
    {
        for (var second = 0; second < 30 && (await _app.ReadAsync()).Stage != Frozen; second++)
        {
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
            node.Serve(Candidate, 1000, failed: SubCounts.Count, epoch: epoch);
            node.Serve(Legacy, 1000, epoch: epoch);
            await TickAsync(node);
        }
    }

    private static async Task TickAsync(params RolloutAppNode[] nodes)
    {
        foreach (var node in nodes)
        {
            await node.TickAsync();
        }
    }

    /// <summary>Half a minute in which both sides answer everything well.</summary>
    private async Task GoodAsync(params RolloutAppNode[] nodes)
    {
        for (var second = 0; second < 30 && (await _app.ReadAsync()).Version == 1; second++)
        {
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
            foreach (var node in nodes)
            {
                node.Serve(Candidate, 200);
                node.Serve(Legacy, 200);
            }

            await TickAsync(nodes);
        }
    }
}
