using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests.Migrate;

/// <summary>Who answers in each stage, by a real rollout.</summary>
public sealed class StageTests
{
    private static readonly OperatorAction Ann = new("ann", "a test");

    [Theory]
    [InlineData(MigrationStage.Off, false, false)]
    [InlineData(MigrationStage.Shadow, false, false)]
    [InlineData(MigrationStage.DualWrite, false, false)]
    [InlineData(MigrationStage.Canary, true, false)]
    [InlineData(MigrationStage.RampDown, true, true)]
    [InlineData(MigrationStage.Complete, true, true)]
    [InlineData(MigrationStage.RolledBack, false, false)]
    public async Task One_side_answers_each_request_once(MigrationStage stage, bool jobForTester, bool jobForOthers)
    {
        var plan = RolloutPlans.SixStages(MigratedApp.Key) with { Holdback = TrafficShare.None, Steps = [TrafficShare.FromPercent(1), TrafficShare.FromPercent(5), TrafficShare.FromPercent(25)] };
        await using var app = await MigratedApp.StartAsync(routesByRollout: true, migration: it => it.AddRollout(plan).AddShadow<MakeStory>(MigratedApp.Key, experiment => experiment.RunIf(_ => false)));
        var rollouts = app.Services.GetRequiredService<IRollouts>();
        await rollouts.SetTargetsAsync(new(MigratedApp.Key, Ann), new() { Users = ["tester"] });
        await GoAsync(rollouts, stage);

        // The other one's bucket is above the first step.
        (await app.SendAsync(user: "tester")).EnsureSuccessStatusCode();
        (await app.SendAsync(user: "other-1")).EnsureSuccessStatusCode();

        var jobs = (jobForTester ? 1 : 0) + (jobForOthers ? 1 : 0);
        app.Author.Jobs.Should().HaveCount(jobs);
        app.Author.LegacyCalls.Should().Be(2 - jobs);
    }

    [Fact]
    public async Task A_rollout_that_rolls_back_answers_the_next_request_by_legacy_and_the_old_job_as_before()
    {
        var plan = RolloutPlans.SixStages(MigratedApp.Key) with { Holdback = TrafficShare.None, Rollback = new() };
        await using var app = await MigratedApp.StartAsync(routesByRollout: true, migration: it => it.AddRollout(plan).AddShadow<MakeStory>(MigratedApp.Key, experiment => experiment.RunIf(_ => false)));
        var rollouts = app.Services.GetRequiredService<IRollouts>();
        await GoAsync(rollouts, MigrationStage.RampDown);
        var before = app.SendAsync("slow");
        await app.Author.JobBegan.Task;

        await rollouts.RollBackAsync(MigratedApp.Key, Ann);
        (await app.SendAsync()).EnsureSuccessStatusCode();

        app.Author.LegacyCalls.Should().Be(1);
        app.Author.Slow.SetResult();
        (await (await before).JsonAsync()).GetProperty("title").GetString().Should().Be("slow");
    }

    private static async Task GoAsync(IRollouts rollouts, MigrationStage stage)
    {
        if (stage is MigrationStage.Off)
        {
            return;
        }

        var target = stage == MigrationStage.RolledBack ? MigrationStage.Canary : stage;
        var now = await rollouts.StartAsync(new(MigratedApp.Key, Ann), acceptInfeasible: true);
        while (now.Stage != target)
        {
            if (now.Stage == MigrationStage.RampDown)
            {
                await rollouts.ApproveAsync(new(MigratedApp.Key, new("bob", "all is well")), MigrationStage.Complete);
            }

            now = await rollouts.AdvanceAsync(new(MigratedApp.Key, Ann), force: true);
        }

        if (stage == MigrationStage.RolledBack)
        {
            await rollouts.RollBackAsync(MigratedApp.Key, Ann);
        }
    }
}
