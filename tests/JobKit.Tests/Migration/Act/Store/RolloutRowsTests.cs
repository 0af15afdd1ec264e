using JobKit.Migration;

namespace JobKit.Tests.Migration.Act;

public sealed class RolloutRowsTests
{
    [Fact]
    public void A_rollout_comes_back_whole_at_the_next_version()
    {
        var before = Some.At(MigrationStage.Canary, 5);
        var after = before with
        {
            Stage = MigrationStage.Frozen,
            FrozenFrom = MigrationStage.RampDown,
            Share = Some.Share(12.3456m),
            Mode = RolloutMode.Auto,
            Baselines = """{"x":1}""",
            Targets = new() { Users = ["ann"], Groups = ["beta"], ExcludedUsers = ["bob"], ExcludedGroups = ["staff"] },
            CoolDownUntil = Some.Now,
            HoldUntil = Some.Now.AddDays(1),
            Rollbacks = 3,
            NeedsAcknowledgement = true,
            Approvals = [new(MigrationStage.Complete, "carol", Some.Now)],
            Told = [VerdictReason.BadStats],
            RolledBack = [new("id", 3, MigrationStage.RolledBack, MigrationStage.Canary, Some.Now, "dave", null, "key")],
        };

        var write = RolloutRows.Write(Some.Move(before).To(after, RolloutEventKind.Share));

        write.ExpectedVersion.Should().Be(7);
        write.Row.PlanHash.Should().Be(after.Plan.ToHash());
        RolloutRows.Read(write.Row with { UpdatedAt = Some.Now }).Should().BeEquivalentTo(
            after with { Version = 8, UpdatedAt = Some.Now, UpdatedBy = "alice" }, options => options.Excluding(it => it.Plan));
    }
}
