using System.Collections.Immutable;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide.Policy;

public sealed class SequentialPolicyTests
{
    private static readonly SequentialPolicy Policy = new(new SequentialParameters());
    private static readonly CohortCounts Good = Given.Row(100, 1, 900, 9);
    private static readonly CohortCounts Bad = Given.Row(100, 4, 900, 9);

    [Fact]
    public void A_stage_that_does_not_run_holds_whatever_the_numbers_say()
    {
        var verdict = Decide(Given.Minutes(60, Bad), it => it with { Running = false, OperatorKill = true });

        Is(verdict, VerdictKind.Hold, VerdictReason.NotRunning);
    }

    [Fact]
    public void An_operator_rolls_back_without_numbers()
    {
        Is(Decide([], it => it with { OperatorKill = true }), VerdictKind.RollBack, VerdictReason.OperatorKill);
    }

    [Fact]
    public void A_total_outage_opens_the_breaker_while_its_minute_still_runs()
    {
        var input = Given.Input([.. Given.Minutes(60, Good), Given.At(60, Given.Row(6, 6, 50, 0))]);

        var verdict = Policy.Decide(input with { Now = Given.Start + TimeSpan.FromMinutes(60.2), Situation = Given.Situation(Given.Start + TimeSpan.FromMinutes(60.2)) });

        Is(verdict, VerdictKind.RollBack, VerdictReason.Breaker);
    }

    [Fact]
    public void One_users_failures_never_open_the_breaker()
    {
        var one = Given.Spread() with { RecentCandidateErrors = [.. Enumerable.Range(0, 32).Select(sub => sub is 3 or 4 ? 9L : 0L)] };

        var verdict = Policy.Decide(Given.Input([Given.At(0, Given.Row(6, 6, 0, 0))], subs: one));

        verdict.Kind.Should().Be(VerdictKind.Hold);
        verdict.Findings!.LnBreaker.Should().BeGreaterThan(Math.Log(129_600));
    }

    [Fact]
    public void One_users_failures_are_no_evidence_against_the_candidate_either()
    {
        var one = Given.Spread() with { CandidateErrors = [.. Enumerable.Range(0, 32).Select(sub => sub is 3 or 4 ? 9L : 0L)] };
        var minutes = Given.Minutes(60, Bad);

        Policy.Decide(Given.Input(minutes, subs: one with { CandidateErrors = one.CandidateErrors.SetItem(5, 9) })).Kind.Should().Be(VerdictKind.RollBack);
        Policy.Decide(Given.Input(minutes, subs: one)).Kind.Should().NotBe(VerdictKind.RollBack);
    }

    [Fact]
    public void The_breaker_leaves_a_candidate_alone_that_fails_as_often_as_its_legacy()
    {
        var row = Given.Row(100, 8, 900, 72);

        Decide(Given.Minutes(600, row), it => it with { Frame = Given.Frame(.08) }).Kind.Should().NotBe(VerdictKind.RollBack);
        Is(Decide(Given.Minutes(600, row), it => it with { Frame = Given.Frame(.001) }), VerdictKind.RollBack, VerdictReason.Breaker);
    }

    [Fact]
    public void One_endpoints_outage_is_seen_among_healthy_ones()
    {
        var healthy = Enumerable.Range(0, 9).Select(i => Given.Row(1000, 0, 0, 0, $"GET /{i}"));
        var minutes = ImmutableArray.Create(Given.At(0, [.. healthy, Given.Row(9, 9, 0, 0)]));

        Is(Policy.Decide(Given.Input(minutes)), VerdictKind.RollBack, VerdictReason.Breaker);
    }

    [Theory]
    [InlineData(2, VerdictKind.Advance)]
    [InlineData(3, VerdictKind.RollBack)]
    public void Three_looks_at_an_old_queue_roll_back(int ticks, VerdictKind kind)
    {
        Decide(Given.Minutes(120, Good), it => it with { TicksAboveQueueAge = ticks }).Kind.Should().Be(kind);
    }

    [Fact]
    public void More_errors_than_legacy_roll_back()
    {
        Is(Decide(Given.Minutes(60, Bad)), VerdictKind.RollBack, VerdictReason.Errors);
    }

    [Fact]
    public void Slower_results_roll_back()
    {
        var slow = new CohortCounts(
            Given.Endpoint,
            new ArmCounts(100, 100, 1, Result: new Exceedances(90, 50, 20)),
            new ArmCounts(900, 900, 9, Result: new Exceedances(400, 80, 8)));

        Is(Decide(Given.Minutes(20, slow)), VerdictKind.RollBack, VerdictReason.Latency);
    }

    [Fact]
    public void Slower_acknowledging_rolls_back()
    {
        var slow = new CohortCounts(
            Given.Endpoint,
            new ArmCounts(100, 100, 1, Ack: new Exceedances(90, 50, 20)),
            new ArmCounts(900, 900, 9, Ack: new Exceedances(400, 80, 8)));

        Is(Decide(Given.Minutes(20, slow)), VerdictKind.RollBack, VerdictReason.Latency);
    }

    [Fact]
    public void Results_beyond_an_absolute_budget_roll_back_when_the_plan_says_budget()
    {
        var policy = new SequentialPolicy(new SequentialParameters { Guardrails = new() { Latency = new() { Mode = LatencyMode.Budget } } });
        var slow = new CohortCounts(Given.Endpoint, new ArmCounts(100, 100, 0, Result: new Exceedances(0, 0, 0, 30)), new ArmCounts(900, 900, 0));

        Is(policy.Decide(Given.Input(Given.Minutes(3, slow), policy)), VerdictKind.RollBack, VerdictReason.Latency);
    }

    [Fact]
    public void A_candidate_that_turns_bad_after_good_days_is_seen_by_the_detector()
    {
        var good = Given.Row(100, 0, 900, 9);
        ImmutableArray<CohortMinute> minutes = [.. Given.Minutes(4000, good), .. Given.Minutes(60, Given.Row(100, 4, 900, 9), 4000)];

        var verdict = Decide(minutes);

        Is(verdict, VerdictKind.RollBack, VerdictReason.SlowRegression);
        verdict.Findings!.LnErrors.Should().BeLessThan(0);
    }

    [Fact]
    public void All_that_forbids_an_advance_is_told_at_once()
    {
        var input = Given.Input(Given.Minutes(1, Given.Row(50, 0, 450, 0)));
        var situation = input.Situation with
        {
            WindowOpen = false,
            CoolDownUntil = input.Now + TimeSpan.FromSeconds(1),
            StatsAsOf = input.Now - TimeSpan.FromSeconds(4),
            ApprovalsMissing = 1,
            Gates = RequiredGates.Routed | RequiredGates.Mismatch,
        };

        var verdict = Policy.Decide(input with { Situation = situation, Exposures = [new ShareSegment(.1, 50_000, 50_000)], Shadow = new(-1, 0) });

        verdict.Kind.Should().Be(VerdictKind.Hold);
        verdict.Reasons.Should().BeEquivalentTo(
        [
            VerdictReason.OutsideWindow, VerdictReason.CoolDown, VerdictReason.StaleStats, VerdictReason.Dwell, VerdictReason.Approval,
            VerdictReason.SampleRatio, VerdictReason.TooFewUnits, VerdictReason.Mismatch, VerdictReason.BadStats,
        ]);
    }

    [Fact]
    public void Each_thing_that_forbids_an_advance_does_so_alone()
    {
        var input = Given.Input(Given.Minutes(120, Good));
        var now = input.Now;
        Is(Policy.Decide(input), VerdictKind.Advance, VerdictReason.GatesPassed);

        Holds(input, it => it with { WindowOpen = false }, VerdictReason.OutsideWindow);
        Holds(input, it => it with { CoolDownUntil = now + TimeSpan.FromSeconds(1) }, VerdictReason.CoolDown);
        Holds(input, it => it with { StatsAsOf = now - TimeSpan.FromSeconds(4) }, VerdictReason.StaleStats);
        Holds(input, it => it with { StatsAsOf = now + TimeSpan.FromSeconds(4) }, VerdictReason.StaleStats);
        Holds(input, it => it with { ApprovalsMissing = 1 }, VerdictReason.Approval);
        Holds(input, it => it with { Gates = RequiredGates.Routed | RequiredGates.Mismatch }, VerdictReason.Mismatch);
        Is(Policy.Decide(input with { Exposures = [new ShareSegment(.1, 12_000, 88_000)] }), VerdictKind.Hold, VerdictReason.SampleRatio);
    }

    [Fact]
    public void Where_nobody_knows_what_is_slow_no_latency_gate_passes_and_nothing_advances()
    {
        var input = Given.Input(Given.Minutes(120, Good));
        var blind = input with { Situation = input.Situation with { WithoutBaseline = [Given.Endpoint] } };

        var verdict = Policy.Decide(blind);

        Is(verdict, VerdictKind.Hold, VerdictReason.NoBaseline);
        verdict.Findings!.Gates.Where(it => it.Passed).Select(it => it.Gate).Should().Equal("errors");
        var impatient = new SequentialPolicy(new() { MaxDwell = TimeSpan.FromHours(1), OnInconclusive = Inconclusive.Advance });
        Is(impatient.Decide(blind), VerdictKind.Hold, VerdictReason.NoBaseline);
        var budget = new SequentialPolicy(new() { Guardrails = new() { Latency = new() { Mode = LatencyMode.Budget } } });
        Is(budget.Decide(Given.Input(Given.Minutes(120, Good), budget) with { Situation = blind.Situation }), VerdictKind.Advance, VerdictReason.GatesPassed);
    }

    [Fact]
    public void A_share_that_has_not_stood_long_enough_stays()
    {
        var row = Given.Row(5000, 50, 45_000, 450);

        Is(Decide(Given.Minutes(9, row)), VerdictKind.Hold, VerdictReason.Dwell);
        Is(Decide(Given.Minutes(10, row)), VerdictKind.Advance, VerdictReason.GatesPassed);
    }

    [Fact]
    public void Good_numbers_advance_one_step()
    {
        Decide(Given.Minutes(120, Good)).TargetSharePpm.Should().Be(250_000);
    }

    [Fact]
    public void After_the_last_step_the_next_stage_follows()
    {
        Decide(Given.Minutes(400, Given.Row(950, 9, 50, 1)), it => it with { SharePpm = 1_000_000 }).Should()
            .Match<Verdict>(it => it.Kind == VerdictKind.Advance && it.TargetSharePpm == null);
    }

    [Fact]
    public void Gates_count_only_what_came_at_the_present_share()
    {
        var minutes = Given.Minutes(120, Good);
        var frame = new StepFrame(Given.Start + TimeSpan.FromMinutes(119), Given.Frame().Baselines);

        var verdict = Decide(minutes, it => it with { Frame = frame });

        verdict.Findings!.CandidateUnits.Should().Be(100);
        verdict.Reasons.Should().Contain(VerdictReason.TooFewUnits);
    }

    [Fact]
    public void No_data_never_advances_and_never_rolls_back()
    {
        var verdict = Policy.Decide(Given.Input([]) with { Now = Given.Start.AddDays(30) });

        verdict.Kind.Should().Be(VerdictKind.Hold);
        verdict.Reasons.Should().Contain(VerdictReason.TooFewUnits);
    }

    [Fact]
    public void A_stage_that_asks_for_no_numbers_says_so_when_it_advances_without_any()
    {
        var input = Given.Input([]) with { Now = Given.Start.AddDays(1) };
        var asks = input with { Situation = Given.Situation(input.Now) with { Gates = RequiredGates.None } };

        Is(Policy.Decide(asks), VerdictKind.Advance, VerdictReason.NoGates);
        Holds(asks, it => it with { ApprovalsMissing = 1 }, VerdictReason.Approval);
        Holds(asks, it => it with { Frame = Given.Frame() with { EnteredAt = asks.Now.AddMinutes(-9) } }, VerdictReason.Dwell);
    }

    [Fact]
    public void A_minute_that_a_slow_node_has_not_written_yet_is_not_compared()
    {
        var input = Given.Input([.. Given.Minutes(60, Good), Given.At(60, Given.Row(100, 20, 900, 9))]) with { Sums = EvidenceSums.Empty };
        var late = input.Situation with { StatsAsOf = input.Now - TimeSpan.FromSeconds(3) };

        Policy.Decide(input).Reasons.Should().Equal(VerdictReason.Breaker);
        Policy.Decide(input with { Situation = late }).Findings!.LnErrors
            .Should().BeLessThan(Policy.Decide(input).Findings!.LnErrors, "the bad minute is the last one");
    }

    [Fact]
    public void Units_under_way_are_told_apart_from_too_few()
    {
        var hanging = new CohortCounts(Given.Endpoint, new ArmCounts(100, 99, 1), new ArmCounts(900, 900, 9));

        Decide([Given.At(0, hanging), .. Given.Minutes(30, Good, 1)]).Reasons.Should().Equal(VerdictReason.Immature);
    }

    [Theory]
    [InlineData(Inconclusive.Hold, VerdictKind.Hold)]
    [InlineData(Inconclusive.Advance, VerdictKind.Advance)]
    [InlineData(Inconclusive.RollBack, VerdictKind.RollBack)]
    public void After_the_longest_dwell_the_plan_says_what_happens(Inconclusive plan, VerdictKind kind)
    {
        var policy = new SequentialPolicy(new SequentialParameters { OnInconclusive = plan, MaxDwell = TimeSpan.FromHours(1) });
        var few = Given.Row(5, 0, 45, 0);

        Is(policy.Decide(Given.Input(Given.Minutes(59, few), policy)), VerdictKind.Hold, VerdictReason.Gathering);
        Is(policy.Decide(Given.Input(Given.Minutes(60, few), policy)), kind, VerdictReason.Inconclusive);
    }

    [Fact]
    public void Nothing_inconclusive_advances_against_evidence_of_ten()
    {
        var policy = new SequentialPolicy(new SequentialParameters { OnInconclusive = Inconclusive.Advance, MaxDwell = TimeSpan.FromMinutes(10) });
        var verdict = policy.Decide(Given.Input([.. Given.Minutes(10, Given.Row(50, 1, 450, 4)), Given.At(10, Given.Row(50, 7, 450, 5))], policy));

        verdict.Findings!.LnErrors.Should().BeInRange(Math.Log(10), Math.Log(100));
        Is(verdict, VerdictKind.Hold, VerdictReason.Inconclusive);
    }

    [Fact]
    public void Where_no_way_leads_back_it_freezes_and_leaves_the_share()
    {
        var verdict = Decide(Given.Minutes(60, Bad), it => it with { Irreversible = true });

        Is(verdict, VerdictKind.Freeze, VerdictReason.Errors);
        verdict.TargetSharePpm.Should().Be(100_000);
    }

    [Fact]
    public void Shadow_answers_that_match_advance_without_routed_units()
    {
        var input = Given.Input([], situation: Given.Situation(Given.After(20)) with { Gates = RequiredGates.Mismatch }) with { Now = Given.After(20) };

        Is(Policy.Decide(input with { Shadow = new(393, 0) }), VerdictKind.Hold, VerdictReason.Mismatch);
        Is(Policy.Decide(input with { Shadow = new(394, 0) }), VerdictKind.Advance, VerdictReason.GatesPassed);
    }

    private static Verdict Decide(ImmutableArray<CohortMinute> minutes, Func<RolloutSituation, RolloutSituation>? change = null)
    {
        var now = minutes.IsEmpty ? Given.After(0) : minutes[^1].Start + Given.Minute + TimeSpan.FromSeconds(2);
        return Policy.Decide(Given.Input(minutes, situation: (change ?? (it => it))(Given.Situation(now))));
    }

    private static void Holds(DecisionInput input, Func<RolloutSituation, RolloutSituation> change, VerdictReason reason) =>
        Is(Policy.Decide(input with { Situation = change(input.Situation) }), VerdictKind.Hold, reason);

    private static void Is(Verdict verdict, VerdictKind kind, VerdictReason reason)
    {
        verdict.Reasons.Should().Equal(reason);
        verdict.Kind.Should().Be(kind);
    }
}
