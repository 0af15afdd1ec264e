using JobKit.Migration;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act;

public sealed class ControlTests
{
    [Theory]
    [InlineData(Canary, 25, 24, true)]
    [InlineData(Canary, 25, 0, true)]
    [InlineData(Canary, 25, 25, false)]
    [InlineData(Canary, 25, 26, false)]
    [InlineData(RampDown, 100, 50, true)]
    [InlineData(RampDown, 100, 100, false)]
    [InlineData(Shadow, 0, 0, false)]
    public void Less_than_the_candidate_has_is_down(MigrationStage stage, decimal share, decimal wanted, bool down) =>
        LowerShare.IsDown(Some.At(stage, share), Some.Share(wanted)).Should().Be(down);

    [Theory]
    [InlineData(Canary, "share")]
    [InlineData(RampDown, "stage")]
    public void Any_share_is_taken_on_the_way_down(MigrationStage stage, string kind)
    {
        var change = LowerShare.Of(Some.Move(Some.At(stage, 100, it => it with { CoolDownUntil = Some.Now.AddHours(1), Baselines = "frozen" })), Some.Share(3.5m));

        change.After.Should().BeEquivalentTo(new { Stage = Canary, Share = Some.Share(3.5m), EnteredAt = Some.Now, Baselines = "frozen" });
        change.Event.Kind.Should().Be(kind);
    }

    [Fact]
    public void Nothing_goes_down_where_going_back_is_not_safe() =>
        FluentActions.Invoking(() => LowerShare.Of(Some.Move(Some.At(Complete, 100)), Some.Share(50))).Should().Throw<RolloutStageException>();

    [Fact]
    public void What_is_under_way_freezes_where_it_stands_and_resumes_there()
    {
        var frozen = FreezeRollout.Of(Some.Move(Some.At(Canary, 25))).After;
        var resumed = FreezeRollout.Resume(Some.Move(frozen) with { Now = Some.Now.AddHours(2) }).After;

        frozen.Should().BeEquivalentTo(new { Stage = Frozen, FrozenFrom = Canary, Share = Some.Share(25) });
        resumed.Should().BeEquivalentTo(new { Stage = Canary, FrozenFrom = (MigrationStage?)null, Share = Some.Share(25), EnteredAt = Some.Now.AddHours(2) });
    }

    [Theory]
    [InlineData(Off)]
    [InlineData(RolledBack)]
    [InlineData(Frozen)]
    public void What_is_not_under_way_does_not_freeze(MigrationStage stage) =>
        FluentActions.Invoking(() => FreezeRollout.Of(Some.Move(Some.At(stage, 0, it => it with { FrozenFrom = stage == Frozen ? Canary : null }))))
            .Should().Throw<RolloutStageException>();

    [Fact]
    public void A_hold_ends_by_resuming_and_loses_no_dwell()
    {
        var held = FreezeRollout.Hold(Some.Move(Some.At(Canary, 25)), Some.Now.AddDays(1));
        var resumed = FreezeRollout.Resume(Some.Move(held.After)).After;

        held.After.HoldUntil.Should().Be(Some.Now.AddDays(1));
        held.Event.To.Should().Be("2026-01-06T12:00:00Z");
        resumed.Should().BeEquivalentTo(new { Stage = Canary, HoldUntil = (DateTimeOffset?)null, EnteredAt = Some.Now.AddHours(-1) });
        FluentActions.Invoking(() => FreezeRollout.Resume(Some.Move(resumed))).Should().Throw<RolloutStageException>();
    }

    [Fact]
    public void A_resume_begins_an_epoch_only_after_a_freeze_in_a_rollbacks_stead()
    {
        var complete = Some.At(Complete, 100);
        var policys = RollBackRollout.Of(Some.Move(complete), null).After;

        var resumed = FreezeRollout.Resume(Some.Move(policys)).After;

        resumed.Should().BeEquivalentTo(new { Stage = Complete, Epoch = 4L });
        FreezeRollout.Resume(Some.Move(FreezeRollout.Of(Some.Move(resumed)).After)).After.Epoch.Should().Be(4, "a person froze it this time");
        FreezeRollout.Resume(Some.Move(FreezeRollout.Of(Some.Move(complete)).After)).After.Epoch.Should().Be(3);
        FreezeRollout.Resume(Some.Move(FreezeRollout.Hold(Some.Move(resumed), Some.Now.AddHours(1)).After)).After.Epoch.Should().Be(4);
    }

    [Fact]
    public void Each_person_approves_the_next_stage_once()
    {
        var rollout = Some.Planned(Some.At(RampDown, 100), plan => plan with { Approvals = plan.Approvals.Add(Complete, 2).Add(Canary, 1) });

        var one = ConsentToRollout.Approve(Some.Move(rollout), Complete)!.After;

        one.Approvals.Should().Equal(new RolloutApproval(Complete, "alice", Some.Now));
        ConsentToRollout.Approve(Some.Move(one), Complete).Should().BeNull();
        ConsentToRollout.Approve(Some.Move(one, "ALICE"), Complete).Should().BeNull("the case makes no other person");
        ConsentToRollout.Approve(Some.Move(one, "bob"), Complete)!.After.Approvals.Should().HaveCount(2);
        FluentActions.Invoking(() => ConsentToRollout.Approve(Some.Move(rollout), Canary)).Should().Throw<RolloutStageException>("it does not come next");
        FluentActions.Invoking(() => ConsentToRollout.Approve(Some.Move(Some.At(Shadow)), Canary)).Should().Throw<RolloutStageException>("it needs none");
    }

    [Fact]
    public void A_rollback_is_acknowledged_once()
    {
        var back = RollBackRollout.Of(Some.Move(Some.At(Canary, 5)), null).After;

        var told = ConsentToRollout.Acknowledge(Some.Move(back))!.After;

        told.NeedsAcknowledgement.Should().BeFalse();
        ConsentToRollout.Acknowledge(Some.Move(told)).Should().BeNull();
        FluentActions.Invoking(() => ConsentToRollout.Acknowledge(Some.Move(Some.At(Canary, 5)))).Should().Throw<RolloutStageException>();
    }

    [Fact]
    public void A_plan_with_another_salt_or_hash_is_a_conflict_while_units_are_routed()
    {
        var rollout = Some.At(Canary, 5);

        foreach (var plan in new[] { rollout.Plan with { Salt = "other" }, rollout.Plan with { Hash = RouteHash.Seed } })
        {
            FluentActions.Invoking(() => ReviseRollout.Plan(Some.Move(rollout), plan)).Should().Throw<RolloutConflictException>().Which.Current.Should().Be(rollout);
            FluentActions.Invoking(() => ReviseRollout.Plan(Some.Move(Some.At(Frozen, 5, it => it with { FrozenFrom = Canary })), plan)).Should().Throw<RolloutConflictException>();
        }
    }

    [Fact]
    public void A_plan_with_another_cohort_is_a_conflict_while_units_are_counted_and_begins_an_epoch_where_none_are()
    {
        var rollout = Some.At(Canary, 5);
        var plan = rollout.Plan with { Parameters = rollout.Plan.Parameters with { Cohort = TimeSpan.FromSeconds(42) } };

        FluentActions.Invoking(() => ReviseRollout.Plan(Some.Move(rollout), plan)).Should().Throw<RolloutConflictException>().WithMessage("*00:00:42*");
        ReviseRollout.Plan(Some.Move(Some.At(Off)), plan)!.After.Epoch.Should().Be(4);
    }

    [Theory]
    [InlineData(Off)]
    [InlineData(RolledBack)]
    public void Where_nobody_is_routed_another_salt_begins_an_epoch(MigrationStage stage)
    {
        var rollout = Some.At(stage);

        var after = ReviseRollout.Plan(Some.Move(rollout), rollout.Plan with { Salt = "other" })!.After;

        after.Should().BeEquivalentTo(new { Salt = "other", Epoch = 4L });
    }

    [Fact]
    public void A_revised_plan_acknowledges_a_rollback_and_asks_for_approvals_anew()
    {
        var back = RollBackRollout.Of(Some.Move(Some.At(Canary, 5)), null).After with { Approvals = [new(Shadow, "bob", Some.Now)] };

        var change = ReviseRollout.Plan(Some.Move(back), back.Plan with { Holdback = Some.Share(7) })!;

        change.After.Should().BeEquivalentTo(new { NeedsAcknowledgement = false, Approvals = Array.Empty<RolloutApproval>(), Epoch = 4L });
        change.After.Plan.Holdback.Should().Be(Some.Share(7));
        change.Event.Should().BeEquivalentTo(new { Kind = "plan", From = back.Plan.ToHash(), To = change.After.Plan.ToHash() });
        change.Event.Evidence.Should().StartWith("""{"before":{""");
    }

    [Fact]
    public void The_same_plan_changes_nothing_and_acknowledges_nothing()
    {
        var back = RollBackRollout.Of(Some.Move(Some.At(Canary, 5)), null).After;

        ReviseRollout.Plan(Some.Move(back), RolloutPlan.FromJson(back.Plan.ToJson())).Should().BeNull();
    }

    [Fact]
    public void A_plan_of_another_rollout_or_without_the_present_stage_is_refused()
    {
        var rollout = Some.At(Canary, 5);

        FluentActions.Invoking(() => ReviseRollout.Plan(Some.Move(rollout), rollout.Plan with { Key = "other" })).Should().Throw<RolloutPlanException>();
        FluentActions.Invoking(() => ReviseRollout.Plan(Some.Move(rollout), rollout.Plan with { Stages = [Complete] })).Should().Throw<RolloutStageException>();
    }

    [Fact]
    public void Mode_and_targets_change_once()
    {
        var rollout = Some.At(Canary, 5);
        var targets = new RolloutTargets { Users = ["ann"], ExcludedGroups = ["staff"] };

        var auto = ReviseRollout.Mode(Some.Move(rollout), RolloutMode.Auto)!;
        var targeted = ReviseRollout.Targets(Some.Move(rollout), targets)!;

        auto.After.Mode.Should().Be(RolloutMode.Auto);
        auto.Event.Should().BeEquivalentTo(new { Kind = "mode", From = "Advise", To = "Auto" });
        ReviseRollout.Mode(Some.Move(auto.After), RolloutMode.Auto).Should().BeNull();
        targeted.After.Targets.Should().Be(targets);
        ReviseRollout.Targets(Some.Move(targeted.After), targets with { Users = ["ann"] }).Should().BeNull();
    }

    [Fact]
    public void A_new_rollout_begins_off_or_at_the_share_that_the_seeds_variable_gave()
    {
        CreateRollout.Of(Some.Plan(), TrafficShare.None, Some.Alice, Some.Now).After.Should().BeEquivalentTo(new { Stage = Off, Share = TrafficShare.None, Epoch = 0L });
        CreateRollout.Of(Some.Plan(), Some.Share(10), Some.Alice, Some.Now).After.Should().BeEquivalentTo(new { Stage = Canary, Share = Some.Share(10) });
        CreateRollout.Of(Some.Plan(it => it with { Stages = [Complete] }), Some.Share(10), Some.Alice, Some.Now).After.Stage.Should().Be(Off);
    }
}
