using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act.Rollback;

public sealed class FlagStepTests
{
    private const string Flag = "backgroundJobs";

    [Fact]
    public async Task A_flag_that_is_another_rollouts_view_stays_on_and_so_does_that_rollout()
    {
        await using var app = new RollbackApp(migration => migration.AddRollout(Plan("story")).AddRollout(Plan("image"), Flag));
        await PutAsync(app, "story", RolledBack, 4);
        await PutAsync(app, "image", Canary, 1);

        var result = await RunAsync(app);

        result.State.Should().Be(RollbackStepState.Done);
        (await app.Get<IRollouts>().FindAsync("image")).Should().BeEquivalentTo(new { Stage = Canary, Version = 1L, Epoch = 1L });
        (await app.Get<IFeatureFlags>().FindAsync(Flag))!.Enabled.Should().BeTrue();
    }

    [Fact]
    public async Task A_step_that_comes_after_the_rollout_was_started_again_leaves_its_own_view_on()
    {
        await using var app = new RollbackApp(migration => migration.AddRollout(Plan("story"), Flag));
        await PutAsync(app, "story", Canary, 4);

        await RunAsync(app);

        (await app.Get<IRollouts>().FindAsync("story")).Should().BeEquivalentTo(new { Stage = Canary, Version = 1L });
    }

    [Theory]
    [InlineData(RolledBack, 4, false)]
    [InlineData(Canary, 4, true)]
    [InlineData(RolledBack, 5, true)]
    public async Task A_flag_of_its_own_is_switched_off_while_the_rollback_stands(MigrationStage stage, long epoch, bool staysOn)
    {
        await using var app = new RollbackApp();
        await app.Get<IFeatureFlags>().InitializeAsync([new() { Name = Flag, Enabled = true }]);
        await PutAsync(app, "story", stage, epoch);

        var result = await RunAsync(app);

        result.State.Should().Be(staysOn ? RollbackStepState.Skipped : RollbackStepState.Done);
        (await app.Get<IFeatureFlags>().FindAsync(Flag))!.Enabled.Should().Be(staysOn);
    }

    private static RolloutPlan Plan(string key) => new() { Key = key, Stages = [Canary, Complete] };

    private static Task<StoredRollout?> PutAsync(RollbackApp app, string key, MigrationStage stage, long epoch) => app.Get<IRolloutStore>().WriteAsync(
        RolloutRows.Write(new()
        {
            Before = null,
            After = new() { Key = key, Plan = Plan(key), Salt = $"{key}:1", Stage = stage, Epoch = epoch, Share = stage == Canary ? TrafficShare.FromPercent(5) : TrafficShare.None },
            Event = new() { Key = key, Actor = "test", Kind = RolloutEventKind.Created },
        }),
        default);

    private static Task<RollbackStepResult> RunAsync(RollbackApp app) =>
        app.Get<IEnumerable<IRollbackStep>>().OfType<FlagStep>().Single().RunAsync(new(RollbackApp.Story, JobId.New(), Claim: 1), default);
}
