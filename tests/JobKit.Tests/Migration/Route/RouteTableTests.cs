using JobKit.Migration;

namespace JobKit.Tests.Migration.Route;

public sealed class RouteTableTests
{
    private const string Exposed = "user-1";   // bucket 24,697
    private const string Hidden = "user-2";    // bucket 588,121

    private static readonly MigrationOptions ForcedToLegacy = new() { Override = RouteOverride.Legacy };
    private static readonly MigrationOptions ForcedToCandidate = new() { Override = RouteOverride.Candidate };
    private static readonly MigrationOptions SeedForcedToCandidate = new() { Override = RouteOverride.Candidate, EnvironmentOrder = EnvironmentOrder.Seed };

    public static TheoryData<MigrationStage> Stages => new(Enum.GetValues<MigrationStage>().Where(stage => stage != MigrationStage.Frozen));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Row_1_an_override_to_legacy_beats_everything(MigrationStage stage)
    {
        Rollouts.In(stage).Targeted().Route(new() { Unit = "in" }, ForcedToLegacy, fuse: true).Answer().Should().Be((MigrationSide.Legacy, RouteReason.Override));
    }

    [Theory]
    [InlineData(MigrationStage.Off)]
    [InlineData(MigrationStage.Shadow)]
    [InlineData(MigrationStage.DualWrite)]
    [InlineData(MigrationStage.Canary)]
    [InlineData(MigrationStage.RampDown)]
    [InlineData(MigrationStage.RolledBack)]
    public void Row_2_an_open_fuse_answers_with_legacy_wherever_that_is_safe(MigrationStage stage)
    {
        Rollouts.In(stage).Targeted().Route(new() { Unit = "in" }, ForcedToCandidate, fuse: true).Answer().Should().Be((MigrationSide.Legacy, RouteReason.Fuse));
    }

    [Theory]
    [InlineData(MigrationStage.Complete, MigrationStage.Complete)]
    [InlineData(MigrationStage.RampDown, MigrationStage.RampDown)]
    [InlineData(MigrationStage.RampDown, MigrationStage.Canary)]
    public void An_open_fuse_changes_nothing_where_going_back_is_not_safe(MigrationStage stage, MigrationStage irreversibleFrom)
    {
        var settings = Rollouts.In(stage) with { IrreversibleFrom = irreversibleFrom };

        settings.Route(new() { Unit = Exposed }, fuse: true).Should().Be(settings.Route(Exposed));
    }

    [Fact]
    public void An_open_fuse_holds_in_every_stage_of_a_plan_that_can_always_be_taken_back()
    {
        (Rollouts.In(MigrationStage.Complete) with { IrreversibleFrom = null }).Route(new() { Unit = Exposed }, fuse: true).Reason.Should().Be(RouteReason.Fuse);
    }

    [Theory]
    [InlineData(MigrationStage.Off, RouteReason.Disabled)]
    [InlineData(MigrationStage.RolledBack, RouteReason.Disabled)]
    [InlineData(MigrationStage.Shadow, RouteReason.Static)]
    [InlineData(MigrationStage.DualWrite, RouteReason.Static)]
    public void Row_3_stages_of_legacy_beat_an_override_to_the_candidate(MigrationStage stage, RouteReason reason)
    {
        Rollouts.In(stage).Targeted().Route("in", ForcedToCandidate).Answer().Should().Be((MigrationSide.Legacy, reason));
    }

    [Theory]
    [InlineData(MigrationStage.Canary)]
    [InlineData(MigrationStage.RampDown)]
    [InlineData(MigrationStage.Complete)]
    public void Row_4_an_override_to_the_candidate_beats_the_lists_and_the_holdback(MigrationStage stage)
    {
        (Rollouts.In(stage).Targeted() with { Holdback = TrafficShare.All }).Route("out", ForcedToCandidate).Answer().Should().Be((MigrationSide.Candidate, RouteReason.Override));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void In_the_seed_s_order_an_override_to_the_candidate_beats_a_rollback_and_the_fuse(MigrationStage stage)
    {
        Rollouts.In(stage).Route(new() { Unit = Hidden }, SeedForcedToCandidate, fuse: true).Answer().Should().Be((MigrationSide.Candidate, RouteReason.Override));
    }

    [Fact]
    public void Row_5_complete_answers_with_the_candidate_for_everybody()
    {
        (Rollouts.In(MigrationStage.Complete).Targeted() with { Holdback = TrafficShare.All }).Route("out").Answer().Should().Be((MigrationSide.Candidate, RouteReason.Static));
    }

    [Theory]
    [InlineData("out", null)]
    [InlineData("out", "ins")]
    [InlineData("in", "outs")]
    [InlineData(null, "outs")]
    public void Row_6_who_is_excluded_gets_legacy_even_when_included_too(string? user, string? group)
    {
        Rollouts.Canary(100).Targeted().Route(new RouteRequest { Unit = user, Groups = group is null ? null : ["others", group] }).Answer()
            .Should().Be((MigrationSide.Legacy, RouteReason.TargetingMatch));
    }

    [Theory]
    [InlineData("in", null)]
    [InlineData(Hidden, "ins")]
    [InlineData(null, "ins")]
    public void Row_7_who_is_included_gets_the_candidate_whatever_the_share_and_the_holdback(string? user, string? group)
    {
        Rollouts.Canary(0, holdback: 100).Targeted().Route(new RouteRequest { Unit = user, Groups = group is null ? null : [null!, group] }).Answer()
            .Should().Be((MigrationSide.Candidate, RouteReason.TargetingMatch));
    }

    [Theory]
    [InlineData("IN")]
    [InlineData("in ")]
    [InlineData("ins")]
    public void Lists_match_whole_names_and_their_case(string user)
    {
        Rollouts.Canary(0).Targeted().Route(new RouteRequest { Unit = user, Groups = ["in", "Ins"] }).Reason.Should().Be(RouteReason.Split);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void Row_8_without_a_unit_legacy_answers(string? unit)
    {
        var decision = Rollouts.Canary(100).Route(new RouteRequest { Unit = unit, AnonymousUnit = Exposed });

        decision.Answer().Should().Be((MigrationSide.Legacy, RouteReason.Default));
        (decision.Bucket, decision.Sub, decision.Randomised).Should().Be((-1, 0, false));
    }

    [Theory]
    [InlineData(AnonymousRouting.Legacy)]
    [InlineData(AnonymousRouting.Sticky)]
    [InlineData(AnonymousRouting.RandomPerRequest)]
    public void Without_a_unit_a_ramp_down_answers_with_the_candidate(AnonymousRouting anonymous)
    {
        (Rollouts.In(MigrationStage.RampDown) with { Anonymous = anonymous, Share = TrafficShare.None }).Route(new RouteRequest(), draw: 999_999).Answer()
            .Should().Be((MigrationSide.Candidate, RouteReason.Default));
    }

    [Fact]
    public void A_sticky_visitor_is_split_by_the_cookie_s_unit()
    {
        var settings = Rollouts.Canary(50) with { Anonymous = AnonymousRouting.Sticky };

        settings.Route(new RouteRequest { AnonymousUnit = Exposed }).Should().Be(settings.Route(Exposed));
        settings.Route(new RouteRequest { AnonymousUnit = Hidden }).Should().Be(settings.Route(Hidden));
        settings.Route(new RouteRequest { AnonymousUnit = " " }).Answer().Should().Be((MigrationSide.Legacy, RouteReason.Default));
    }

    [Fact]
    public void A_cookie_s_unit_never_takes_the_user_s_place()
    {
        var settings = Rollouts.Canary(50).Targeted() with { Anonymous = AnonymousRouting.Sticky };

        settings.Route(new RouteRequest { Unit = Hidden, AnonymousUnit = Exposed }).Should().Be(settings.Route(Hidden));
        settings.Route(new RouteRequest { AnonymousUnit = "in" }).Reason.Should().Be(RouteReason.Split);
    }

    [Theory]
    [InlineData(499_999, MigrationSide.Candidate)]
    [InlineData(500_000, MigrationSide.Legacy)]
    public void Drawn_for_each_request_the_draw_decides_and_nothing_is_compared(int draw, MigrationSide side)
    {
        var decision = (Rollouts.Canary(50) with { Anonymous = AnonymousRouting.RandomPerRequest }).Route(new RouteRequest(), draw: draw);

        decision.Answer().Should().Be((side, RouteReason.Default));
        decision.Randomised.Should().BeFalse();
    }

    [Theory]
    [InlineData(Exposed, 24_697, RouteReason.Split)]
    [InlineData(Exposed, 24_698, RouteReason.Split)]
    [InlineData(Hidden, 588_121, RouteReason.Split)]
    [InlineData(Hidden, 588_122, RouteReason.Split)]
    public void Row_10_the_share_ends_right_below_the_first_bucket_left_out(string unit, int ppm, RouteReason reason)
    {
        var decision = (Rollouts.Canary(0) with { Share = TrafficShare.FromPpm(ppm) }).Route(unit);

        decision.Answer().Should().Be((decision.Bucket < ppm ? MigrationSide.Candidate : MigrationSide.Legacy, reason));
        decision.Randomised.Should().BeTrue();
    }

    [Theory]
    [InlineData(411_879, RouteReason.Holdback)]
    [InlineData(411_878, RouteReason.Split)]
    public void Row_9_the_holdback_begins_at_its_own_bucket_and_beats_the_share(int ppm, RouteReason reason)
    {
        foreach (var stage in new[] { MigrationStage.Canary, MigrationStage.RampDown })
        {
            var decision = (Rollouts.In(stage) with { Share = TrafficShare.All, Holdback = TrafficShare.FromPpm(ppm) }).Route(Hidden);

            decision.Reason.Should().Be(reason);
            decision.Side.Should().Be(reason == RouteReason.Holdback ? MigrationSide.Legacy : MigrationSide.Candidate);
            decision.Randomised.Should().BeTrue();
        }
    }

    [Fact]
    public void A_ramp_down_exposes_everybody_but_the_holdback_whatever_the_share_says()
    {
        (Rollouts.In(MigrationStage.RampDown) with { Share = TrafficShare.None }).Route(Hidden).Answer().Should().Be((MigrationSide.Candidate, RouteReason.Split));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_frozen_rollout_routes_as_the_stage_that_it_froze_from(MigrationStage from)
    {
        var frozen = Rollouts.In(MigrationStage.Frozen) with { FrozenFrom = from };

        foreach (var unit in UnitVectors.All)
        {
            frozen.Route(unit.Unit).Should().Be(Rollouts.In(from).Route(unit.Unit));
        }
    }

    [Fact]
    public void A_decision_tells_the_unit_s_place_and_the_rollout_s_version()
    {
        foreach (var vector in UnitVectors.All.Skip(1))
        {
            var decision = Rollouts.Canary(50).Route(vector.Unit);

            (decision.Bucket, decision.Sub, decision.Version, decision.Stage, decision.Stale).Should().Be((vector.Bucket, vector.Sub, 7, MigrationStage.Canary, false));
        }
    }

    [Theory]
    [InlineData(MigrationStage.Canary, 10, 5, 100_000)]
    [InlineData(MigrationStage.Canary, 100, 5, 950_000)]
    [InlineData(MigrationStage.RampDown, 10, 5, 950_000)]
    public void The_share_of_a_decision_is_the_part_of_all_drawn_units_that_the_candidate_gets(MigrationStage stage, int share, int holdback, int ppm)
    {
        var settings = Rollouts.Canary(share, holdback) with { Stage = stage };

        settings.Route(Exposed).SharePpm.Should().Be(ppm);
        settings.Route(Hidden).SharePpm.Should().Be(ppm);
        RandomUnits.Of(5_000, seed: 5).Average(unit => settings.Route(unit).Side == MigrationSide.Candidate ? 1.0 : 0).Should().BeApproximately(ppm / 1e6, .02);
    }
}
