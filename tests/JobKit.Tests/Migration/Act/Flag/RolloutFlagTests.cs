using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act;

public sealed class RolloutFlagTests : IAsyncLifetime
{
    private const string Flag = "backgroundJobs";

    private readonly RolloutApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.StopAsync();

    [Fact]
    public async Task The_flag_is_what_the_rollout_is()
    {
        await _app.BeginAsync(Canary, 25, shape: it => it with { Targets = new() { Users = ["ann"], ExcludedGroups = ["staff"] } });
        var node = await NodeAsync();

        node.Flags.GetAll()[Flag].Should().BeEquivalentTo(new
        {
            Name = Flag,
            Enabled = true,
            Share = Some.Share(25),
            UserIds = new[] { "ann" },
            ExcludedGroups = new[] { "staff" },
            Version = 1L,
            ClientVisible = true,
        });
        (await node.Flags.FindAsync(Flag)).Should().BeEquivalentTo(node.Flags.GetAll()[Flag]);
        foreach (var user in Enumerable.Range(0, 200).Select(it => $"user-{it}"))
        {
            node.Flags.Evaluate(Flag, new() { TargetingKey = user }).Enabled.Should().Be(node.Route(user).Side == MigrationSide.Candidate, user);
        }

        node.Flags.Evaluate(Flag, new() { TargetingKey = "ann" }).Should().BeEquivalentTo(new { Enabled = true, Reason = FlagReason.TargetingMatch, Version = 1L });
        node.Flags.Evaluate(Flag, new() { TargetingKey = "ann", Groups = ["staff"] }).Should().BeEquivalentTo(new { Enabled = false, Reason = FlagReason.TargetingMatch });
    }

    [Theory]
    [InlineData(Off, true, 0)]
    [InlineData(Shadow, true, 0)]
    [InlineData(RampDown, true, 100)]
    [InlineData(Complete, true, 100)]
    [InlineData(RolledBack, false, 0)]
    public void It_is_on_unless_rolled_back(MigrationStage stage, bool on, decimal share) =>
        RolloutFlagState.Of(Flag, Some.At(stage)).Should().BeEquivalentTo(new { Enabled = on, Share = Some.Share(share) });

    [Fact]
    public async Task Switching_it_off_is_the_rollback_with_its_event()
    {
        await _app.BeginAsync(Canary, 25);
        var node = await NodeAsync();

        var off = await node.Flags.UpdateAsync(node.Flags.GetAll()[Flag] with { Enabled = false, Share = Some.Share(50) }, Some.Alice);

        off.Should().BeEquivalentTo(new { Enabled = false, Share = TrafficShare.None, Version = 2L, UpdatedBy = "alice" });
        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Stage = RolledBack, Epoch = 2L });
        (await _app.NewestEventAsync()).Should().BeEquivalentTo(new { Some.Key, Kind = "rollback", Actor = "alice" });
        node.Flags.Evaluate(Flag, default, defaultValue: true).Should().BeEquivalentTo(new { Enabled = false, Reason = FlagReason.Disabled });
    }

    [Fact]
    public async Task Share_and_lists_are_the_rollouts_set()
    {
        await _app.BeginAsync(Canary, 5);
        var node = await NodeAsync();

        var set = await node.Flags.UpdateAsync(Flag, it => it with { Share = Some.Share(25), UserIds = ["ann"] }, Some.Alice);

        set.Should().BeEquivalentTo(new { Share = Some.Share(25), UserIds = new[] { "ann" }, Version = 3L });
        (await _app.Events.ReadEventsAsync(1, 10, Some.Key, default)).Select(it => it.Kind).Should().Equal("targets", "share");
        await FluentActions.Awaiting(() => node.Flags.UpdateAsync(Flag, it => it with { Share = Some.Share(26), UserIds = ["bob"] }, Some.Alice)).Should().ThrowAsync<FeatureFlagInvalidException>();
        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Version = 3L }, "nothing of a change that is refused is written");
    }

    [Fact]
    public async Task A_stale_version_is_a_conflict_with_the_present_flag()
    {
        await _app.BeginAsync(Canary, 25);
        var node = await NodeAsync();
        var read = node.Flags.GetAll()[Flag];
        await node.Rollouts.SetShareAsync(new(Some.Key, Some.Alice), Some.Share(5));

        var update = () => node.Flags.UpdateAsync(read with { Share = Some.Share(1) }, Some.Alice);

        (await update.Should().ThrowAsync<FeatureFlagConflictException>()).Which.Current.Should().BeEquivalentTo(new { Name = Flag, Version = 2L, Share = Some.Share(5) });
    }

    [Fact]
    public async Task What_a_rollout_does_not_have_is_refused()
    {
        await _app.BeginAsync(Canary, 25);
        var node = await NodeAsync();

        var update = () => node.Flags.UpdateAsync(Flag, it => it with { Exclusive = true, Salt = "other" }, Some.Alice);

        (await update.Should().ThrowAsync<FeatureFlagInvalidException>()).Which.Problems.Should().HaveCount(2);
        (await _app.ReadAsync()).Version.Should().Be(1);
    }

    [Fact]
    public async Task Switching_it_on_again_needs_the_rollback_dealt_with()
    {
        await _app.BeginAsync(Canary, 25);
        var node = await NodeAsync();
        await node.Rollouts.RollBackAsync(Some.Key, Some.Alice);

        await FluentActions.Awaiting(() => node.Flags.UpdateAsync(Flag, it => it with { Enabled = true }, Some.Alice)).Should().ThrowAsync<FeatureFlagInvalidException>().WithMessage("*cools down*acknowledge*");
        await node.Rollouts.AcknowledgeAsync(new(Some.Key, Some.Alice));
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await node.Flags.UpdateAsync(Flag, it => it with { Enabled = true, Share = Some.Share(5) }, Some.Alice);

        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Stage = Canary, Share = Some.Share(5) });
    }

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 7)]
    public async Task A_share_that_the_rollout_will_not_have_starts_nothing(bool on, decimal share)
    {
        await _app.BeginAsync(RolledBack, plan: RolloutApp.Plan(it => it with { Stages = [Canary, Complete] }));
        var node = await NodeAsync();

        var update = () => node.Flags.UpdateAsync(Flag, it => it with { Enabled = on, Share = Some.Share(share) }, Some.Alice);

        await update.Should().ThrowAsync<FeatureFlagInvalidException>();
        (await _app.ReadAsync()).Should().BeEquivalentTo(new { Stage = RolledBack, Version = 1L });
    }

    [Fact]
    public async Task A_share_alone_starts_no_rollout()
    {
        await _app.BeginAsync(Off, plan: RolloutApp.Plan(it => it with { Stages = [Canary, Complete] }));
        var node = await NodeAsync();

        await FluentActions.Awaiting(() => node.Rollouts.SetShareAsync(new(Some.Key, Some.Alice), Some.Share(5), force: true))
            .Should().ThrowAsync<RolloutStageException>().WithMessage("*Start it first*");
    }

    [Fact]
    public async Task A_rollout_that_is_nowhere_yet_gives_the_callers_default()
    {
        var node = await NodeAsync();

        node.Flags.Evaluate(Flag, default, defaultValue: true).Should().BeEquivalentTo(new { Enabled = true, Reason = FlagReason.Default, Version = 0L });
        node.Flags.GetAll().Should().NotContainKey(Flag);
        await FluentActions.Awaiting(() => node.Flags.UpdateAsync(Flag, it => it, Some.Alice)).Should().ThrowAsync<FeatureFlagNotFoundException>();
    }

    private async Task<RolloutAppNode> NodeAsync()
    {
        var node = _app.Node(migration => migration.AddRollout(RolloutApp.Plan(), Flag));
        await node.Reader.RefreshAsync(default);
        return node;
    }
}
