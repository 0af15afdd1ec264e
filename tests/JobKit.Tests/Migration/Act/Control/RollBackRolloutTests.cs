using JobKit.Migration;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act;

public sealed class RollBackRolloutTests
{
    [Theory]
    [InlineData(Off)]
    [InlineData(Shadow)]
    [InlineData(Canary)]
    [InlineData(RampDown)]
    public void Every_reversible_stage_goes_back_to_legacy_in_a_new_epoch(MigrationStage stage)
    {
        var rollout = Some.At(stage, 25, it => it with
        {
            Baselines = "{}",
            Approvals = [new(Complete, "bob", Some.Now)],
            HoldUntil = Some.Now.AddDays(1),
        });

        var change = RollBackRollout.Of(Some.Move(rollout), "key-1");

        change.After.Should().BeEquivalentTo(new
        {
            Epoch = 4L,
            Stage = RolledBack,
            Share = TrafficShare.None,
            Baselines = (string?)null,
            Approvals = Array.Empty<RolloutApproval>(),
            HoldUntil = (DateTimeOffset?)null,
            NeedsAcknowledgement = true,
            Rollbacks = 1,
            CoolDownUntil = Some.Now.AddMinutes(30),
            EnteredAt = Some.Now,
        });
        change.After.RolledBack.Should().Equal(new RolloutRollback("create-storybook:4", 4, RolledBack, stage, Some.Now, "alice", "because", "key-1"));
        change.Event.Should().BeEquivalentTo(new { Kind = "rollback", To = "RolledBack", Reason = "because" });
    }

    [Fact]
    public void The_cool_down_doubles_up_to_a_day()
    {
        var minutes = Enumerable.Range(0, 9).Select(before =>
            RollBackRollout.Of(Some.Move(Some.At(Canary, 5, it => it with { Rollbacks = before })), null).After.CoolDownUntil - Some.Now);

        minutes.Select(it => it!.Value.TotalMinutes).Should().Equal(30, 60, 120, 240, 480, 960, 1440, 1440, 1440);
    }

    [Fact]
    public void Where_going_back_is_not_safe_it_freezes_and_routes_on()
    {
        var change = RollBackRollout.Of(Some.Move(Some.At(Complete, 100)), "key-1");

        change.After.Should().BeEquivalentTo(new { Stage = Frozen, FrozenFrom = Complete, RoutingStage = Complete, Epoch = 3L, Share = TrafficShare.All });
        change.After.RolledBack.Should().ContainSingle().Which.Stage.Should().Be(Frozen);
        change.Event.Should().BeEquivalentTo(new { Kind = "freeze", From = "Complete", To = "Frozen at Complete" });
    }

    [Fact]
    public void A_plan_says_from_where_it_is_not_safe()
    {
        RollBackRollout.Of(Some.Move(Some.Planned(Some.At(Canary, 5), it => it with { IrreversibleFrom = Canary })), null).After.Stage.Should().Be(Frozen);
        RollBackRollout.Of(Some.Move(Some.Planned(Some.At(Complete), it => it with { IrreversibleFrom = null })), null).After.Stage.Should().Be(RolledBack);
    }

    [Fact]
    public void What_was_frozen_where_it_is_safe_goes_back()
    {
        var after = RollBackRollout.Of(Some.Move(Some.At(Frozen, 5, it => it with { FrozenFrom = Canary })), null).After;

        after.Should().BeEquivalentTo(new { Stage = RolledBack, FrozenFrom = (MigrationStage?)null });
    }

    [Fact]
    public void The_same_key_finds_its_rollback_whatever_came_after()
    {
        var first = RollBackRollout.Of(Some.Move(Some.At(Canary, 5)), "key-1").After;
        var again = RollBackRollout.Of(Some.Move(first with { Stage = Canary }), "key-2").After with { Stage = Canary };

        RollBackRollout.Earlier(again, "key-1").Should().Be(first.RolledBack[0]);
        RollBackRollout.Earlier(again, "key-3").Should().BeNull();
        RollBackRollout.Earlier(again, null).Should().BeNull("another call is another rollback");
    }

    [Fact]
    public void Where_nothing_is_left_to_take_back_the_newest_rollback_answers()
    {
        var back = RollBackRollout.Of(Some.Move(Some.At(Canary, 5)), "key-1").After;
        var frozen = RollBackRollout.Of(Some.Move(Some.At(Complete)), "key-1").After;

        RollBackRollout.Earlier(back, "key-2").Should().Be(back.RolledBack[0]);
        RollBackRollout.Earlier(frozen, null).Should().Be(frozen.RolledBack[0]);
        RollBackRollout.Earlier(Some.At(Frozen, 5, it => it with { FrozenFrom = Canary }), null).Should().BeNull();
    }

    [Fact]
    public void A_rollback_of_an_earlier_epoch_does_not_answer_for_what_a_person_froze()
    {
        var earlier = RollBackRollout.Of(Some.Move(Some.At(Canary, 5)), "key-1").After;
        var frozen = FreezeRollout.Of(Some.Move(earlier with { Stage = Complete })).After;

        RollBackRollout.Earlier(frozen, null).Should().BeNull();
        var asked = RollBackRollout.Of(Some.Move(frozen), "key-2").After;

        asked.Should().BeEquivalentTo(new { Stage = Frozen, FrozenFrom = Complete, Epoch = earlier.Epoch });
        RollBackRollout.Earlier(asked, null).Should().BeEquivalentTo(new { Stage = Frozen, IdempotencyKey = "key-2", earlier.Epoch });
    }

    [Fact]
    public void Eight_rollbacks_are_kept()
    {
        var rollout = Some.At(Canary, 5);
        for (var i = 0; i < 10; i++)
        {
            rollout = RollBackRollout.Of(Some.Move(rollout with { Stage = Canary }), $"key-{i}").After;
        }

        rollout.RolledBack.Select(it => it.IdempotencyKey).Should().Equal(Enumerable.Range(2, 8).Select(it => $"key-{it}"));
    }
}
