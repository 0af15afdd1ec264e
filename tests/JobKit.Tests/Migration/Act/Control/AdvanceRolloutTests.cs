using JobKit.Migration;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act;

public sealed class AdvanceRolloutTests
{
    public static TheoryData<MigrationStage, decimal, MigrationStage, decimal, string> Steps => new()
    {
        { Shadow, 0, Canary, 5, "stage" },
        { Canary, 5, Canary, 25, "share" },
        { Canary, 7, Canary, 25, "share" },
        { Canary, 25, Canary, 100, "share" },
        { Canary, 100, RampDown, 100, "stage" },
        { RampDown, 100, Complete, 100, "stage" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void It_goes_one_rung_up_the_plan(MigrationStage stage, decimal share, MigrationStage next, decimal nextShare, string kind)
    {
        var change = AdvanceRollout.Of(Some.Move(Some.At(stage, share)));

        change.After.Should().BeEquivalentTo(new { Stage = next, Share = Some.Share(nextShare), EnteredAt = Some.Now, Epoch = 3L });
        change.Event.Should().BeEquivalentTo(new { Some.Key, Actor = "alice", Kind = kind, Reason = "because" });
        change.Event.From.Should().Be(stage == Canary ? $"Canary {share} %" : stage.ToString());
        change.Event.To.Should().Be(next == Canary ? $"Canary {nextShare} %" : next.ToString());
    }

    [Theory]
    [InlineData(Off)]
    [InlineData(RolledBack)]
    public void It_starts_with_the_first_stage(MigrationStage stage) =>
        AdvanceRollout.Start(Some.Move(Some.At(stage))).After.Stage.Should().Be(Shadow);

    [Theory]
    [InlineData(Shadow)]
    [InlineData(Canary)]
    [InlineData(Complete)]
    public void What_is_under_way_is_not_started(MigrationStage stage) =>
        FluentActions.Invoking(() => AdvanceRollout.Start(Some.Move(Some.At(stage, 5)))).Should().Throw<RolloutStageException>();

    [Theory]
    [InlineData(Off)]
    [InlineData(RolledBack)]
    public void What_is_not_under_way_is_not_advanced(MigrationStage stage) =>
        FluentActions.Invoking(() => AdvanceRollout.Of(Some.Move(Some.At(stage)))).Should().Throw<RolloutStageException>()
            .Which.Legal.Should().Equal(Shadow);

    [Fact]
    public void Nothing_follows_the_last_stage() =>
        FluentActions.Invoking(() => AdvanceRollout.Of(Some.Move(Some.At(Complete, 100)))).Should().Throw<RolloutStageException>()
            .WithMessage("*create-storybook*Complete*No stage may follow*").Which.Legal.Should().BeEmpty();

    [Fact]
    public void What_is_frozen_is_not_advanced() =>
        FluentActions.Invoking(() => AdvanceRollout.Of(Some.Move(Some.At(Frozen, 5, it => it with { FrozenFrom = Canary }))))
            .Should().Throw<RolloutStageException>().WithMessage("*Frozen at Canary 5 %*Resume it first.").Which.Legal.Should().Equal(Canary);

    [Theory]
    [InlineData(Off, 25)]
    [InlineData(Canary, 26)]
    [InlineData(RampDown, 25)]
    public void A_share_that_skips_a_stage_or_is_no_step_of_the_plan_is_refused_with_what_may_follow(MigrationStage stage, decimal share) =>
        FluentActions.Invoking(() => AdvanceRollout.To(Some.Move(Some.At(stage, 5)), Some.Share(share))).Should().Throw<RolloutStageException>()
            .WithMessage("*5, 25, 100 %*").Which.Legal.Should().ContainSingle();

    [Theory]
    [InlineData(Shadow)]
    [InlineData(Canary)]
    public void An_operator_may_skip_shares_of_the_plan(MigrationStage stage) =>
        AdvanceRollout.To(Some.Move(Some.At(stage, 5)), Some.Share(100)).After.Should().BeEquivalentTo(new { Stage = Canary, Share = TrafficShare.All });

    [Fact]
    public void Entering_a_stage_freezes_its_baselines_and_uses_up_the_approvals()
    {
        var shadow = Some.At(Shadow, 0, it => it with { Approvals = [new(Canary, "bob", Some.Now)] });

        var canary = AdvanceRollout.Of(Some.Move(shadow) with { Baselines = "{}" }).After;
        var next = AdvanceRollout.Of(Some.Move(canary) with { Baselines = """{"other":1}""" }).After;

        canary.Should().BeEquivalentTo(new { Baselines = "{}", Approvals = Array.Empty<RolloutApproval>() });
        next.Baselines.Should().Be("{}", "the stage is the same");
    }

    [Fact]
    public void The_cool_down_holds_an_advance_until_it_is_over()
    {
        var rollout = Some.At(RolledBack, 0, it => it with { CoolDownUntil = Some.Now.AddSeconds(1), Rollbacks = 2 });

        FluentActions.Invoking(() => AdvanceRollout.Start(Some.Move(rollout))).Should().Throw<RolloutHeldException>()
            .Which.Reasons.Should().ContainSingle().Which.Should().Contain("cools down until 2026-01-05 12:00:01Z");
        AdvanceRollout.Start(Some.Move(rollout) with { Now = Some.Now.AddSeconds(1) }).After.Stage.Should().Be(Shadow);
    }

    [Fact]
    public void A_rollback_that_nobody_acknowledged_holds_an_advance() =>
        FluentActions.Invoking(() => AdvanceRollout.Start(Some.Move(Some.At(RolledBack, 0, it => it with { NeedsAcknowledgement = true }))))
            .Should().Throw<RolloutHeldException>().WithMessage("*acknowledge*");

    [Fact]
    public void Approvals_that_are_missing_hold_the_entry_into_their_stage_alone()
    {
        var rollout = Some.Planned(Some.At(Canary, 100), plan => plan with { Approvals = plan.Approvals.Add(RampDown, 2) });
        var one = rollout with { Approvals = [new(RampDown, "bob", Some.Now)] };
        var two = one with { Approvals = one.Approvals.Add(new(RampDown, "carol", Some.Now)) };

        FluentActions.Invoking(() => AdvanceRollout.Of(Some.Move(one))).Should().Throw<RolloutHeldException>().WithMessage("*needs 2 approvals and has 1*");
        AdvanceRollout.Of(Some.Move(two)).After.Stage.Should().Be(RampDown);
        AdvanceRollout.Of(Some.Move(rollout with { Share = Some.Share(5) })).After.Share.Should().Be(Some.Share(25));
    }

    [Fact]
    public void Complete_ends_the_row_of_rollbacks() =>
        AdvanceRollout.Of(Some.Move(Some.At(RampDown, 100, it => it with { Rollbacks = 4 }))).After.Rollbacks.Should().Be(0);
}
