using JobKit.Migration;
using static JobKit.Migration.MigrationSide;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act;

public sealed class SeedDriverTests : IAsyncLifetime
{
    private readonly RolloutApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.StopAsync();

    [Fact]
    public async Task The_seeds_policy_halves_the_share_once_in_each_dwell_on_any_node()
    {
        await BeginAsync(25, RolloutMode.Advise);
        var (one, other) = (_app.Node(), _app.Node());
        one.Serve(Legacy, 100);
        one.Serve(Candidate, 100, failed: 50);
        await TickAsync(one, other, 9);
        (await _app.ReadAsync()).Version.Should().Be(1, "the share has not stood long enough");

        await TickAsync(one, other, 3);

        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Version = 2L, Stage = Canary, Share = Some.Share(12), Epoch = 1L });
        (await _app.NewestEventAsync()).Should().BeEquivalentTo(new { Kind = "share", Actor = "policy", Reason = "SeedDecrease" });
        await TickAsync(one, other, 10);
        (await _app.ReadAsync()).Share.Should().Be(Some.Share(6));
    }

    [Theory]
    [InlineData(RolloutMode.Auto, 35)]
    [InlineData(RolloutMode.Advise, 25)]
    public async Task The_seeds_policy_raises_by_its_ten_points_in_auto_alone(RolloutMode mode, decimal share)
    {
        await BeginAsync(25, mode);
        var (one, other) = (_app.Node(), _app.Node());
        one.Serve(Legacy, 100);
        one.Serve(Candidate, 100);

        await TickAsync(one, other, 12);

        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Stage = Canary, Share = Some.Share(share) });
    }

    [Fact]
    public async Task A_raise_waits_for_the_plans_windows()
    {
        await BeginAsync(25, RolloutMode.Auto, it => it with { Freezes = [new() { From = new(2026, 1, 1), To = new(2026, 2, 1), Zone = "UTC" }] });
        var (one, other) = (_app.Node(), _app.Node());

        await TickAsync(one, other, 12);

        (await _app.ReadAsync()).Version.Should().Be(1);
        one.Rollouts.Outlook(Some.Key)!.Verdict.Reasons.Should().Equal(VerdictReason.OutsideWindow);
    }

    private Task<Rollout> BeginAsync(decimal share, RolloutMode mode, Func<RolloutPlan, RolloutPlan>? shape = null)
    {
        var plan = RolloutApp.Plan(it => it with { Policy = RolloutPolicy.Seed, AcknowledgeKnownFaults = true });
        return _app.BeginAsync(Canary, share, mode, plan: shape is null ? plan : shape(plan));
    }

    private async Task TickAsync(RolloutAppNode one, RolloutAppNode other, int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
            await one.TickAsync();
            await other.TickAsync();
        }
    }
}
