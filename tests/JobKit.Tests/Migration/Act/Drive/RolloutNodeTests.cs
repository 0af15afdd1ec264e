using JobKit.Migration;
using JobKit.Tests.Telemetry;
using Microsoft.Extensions.Options;
using static JobKit.Migration.MigrationSide;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act;

public sealed class RolloutNodeTests : IAsyncLifetime
{
    private readonly RolloutApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.StopAsync();

    [Fact]
    public async Task A_node_follows_the_store()
    {
        await _app.BeginAsync(Complete, 100);
        var node = _app.Node();
        var router = node.Router;

        router.Route(default).Should().BeEquivalentTo(new { Side = Legacy, Reason = RouteReason.Default, Version = 0L, Stale = true });
        await node.Reader.RefreshAsync(default);

        router.Route(default).Should().BeEquivalentTo(new { Side = Candidate, Reason = RouteReason.Static, Version = 1L, Epoch = 1L, Stale = false });
        node.Router.Should().BeSameAs(router);
    }

    [Fact]
    public async Task Everything_that_routes_comes_from_the_row_and_its_plan()
    {
        var rollout = await _app.BeginAsync(Frozen, 25, shape: it => it with
        {
            FrozenFrom = Canary,
            Salt = "other",
            Targets = new() { Users = ["ann"], Groups = ["beta"], ExcludedUsers = ["bob"], ExcludedGroups = ["staff"] },
        });

        RolloutRoutes.Of(rollout).Should().BeEquivalentTo(new
        {
            Some.Key,
            Version = 1L,
            Epoch = 1L,
            Stage = Frozen,
            FrozenFrom = Canary,
            Share = Some.Share(25),
            rollout.Plan.Holdback,
            Salt = "other",
            rollout.Plan.Hash,
            rollout.Plan.Anonymous,
            rollout.Plan.IrreversibleFrom,
            IncludedUsers = new[] { "ann" },
            IncludedGroups = new[] { "beta" },
            ExcludedUsers = new[] { "bob" },
            ExcludedGroups = new[] { "staff" },
        });
    }

    [Fact]
    public async Task While_the_store_is_away_what_was_known_stays_until_it_is_too_old()
    {
        await _app.BeginAsync(Canary, 100, shape: it => it with { Plan = it.Plan with { Holdback = TrafficShare.None } });
        var node = _app.Node();
        await node.Reader.RefreshAsync(default);
        _app.Store.IsAway = true;
        await FluentActions.Awaiting(() => node.Reader.RefreshAsync(default)).Should().ThrowAsync<JobStoreException>();

        _app.Clock.Advance(TimeSpan.FromSeconds(4));
        node.Route().Should().BeEquivalentTo(new { Side = Candidate, Stale = true });
        _app.Clock.Advance(TimeSpan.FromMinutes(15));
        node.Route().Should().BeEquivalentTo(new { Side = Legacy, Reason = RouteReason.Stale });

        _app.Store.IsAway = false;
        await node.Reader.RefreshAsync(default);
        node.Route().Should().BeEquivalentTo(new { Side = Candidate, Stale = false });
    }

    [Fact]
    public async Task A_read_that_finds_nothing_new_keeps_it_fresh()
    {
        await _app.BeginAsync(Complete, 100);
        var node = _app.Node();
        for (var i = 0; i < 10; i++)
        {
            await node.Reader.RefreshAsync(default);
            _app.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        node.Route().Stale.Should().BeFalse();
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_told_once_and_its_return_too()
    {
        await _app.BeginAsync(Complete, 100);
        var node = _app.Node();
        await node.Reader.RefreshAsync(default);
        node.Node.TellAge();
        for (var second = 0; second < 5; second++)
        {
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
            node.Node.TellAge();
        }

        node.Log.Lines.Should().ContainSingle(it => it.StartsWith("1749 Warning", StringComparison.Ordinal));
        node.Log.Lines.Should().NotContain(it => it.StartsWith("1750", StringComparison.Ordinal));

        await node.Reader.RefreshAsync(default);
        node.Node.TellAge();
        node.Node.TellAge();
        node.Log.Lines.Should().ContainSingle(it => it.StartsWith("1750 Information", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_that_this_build_cannot_read_leaves_what_was_known_and_is_told_once()
    {
        var rollout = await _app.BeginAsync(Complete, 100);
        var node = _app.Node();
        await node.Reader.RefreshAsync(default);
        var row = RolloutRows.Write(Some.Move(rollout).To(rollout, "share")).Row;
        await _app.Store.WriteAsync(new(row with { PlanJson = """{"of":"tomorrow"}""" }, 1, new() { Key = Some.Key, Actor = "x", Kind = "share" }, []), default);

        for (var i = 0; i < 5; i++)
        {
            await node.Reader.RefreshAsync(default);
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        node.Route().Should().BeEquivalentTo(new { Side = Candidate, Version = 1L, Stale = true });
        node.Log.Lines.Should().ContainSingle(it => it.StartsWith("1743 Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_that_is_as_it_was_known_again_is_followed_again()
    {
        await _app.BeginAsync(Complete, 100);
        var node = _app.Node();
        var rows = (await _app.Store.ReadAsync(Some.Key, default)).Rollouts;
        node.Node.Accept(rows);
        node.Node.Accept([rows[0] with { Version = 2, PlanJson = """{"of":"tomorrow"}""" }]);

        node.Node.Accept(rows);

        _app.Clock.Advance(TimeSpan.FromSeconds(10));
        node.Node.Confirm();
        node.Route().Stale.Should().BeFalse();
    }

    [Fact]
    public async Task A_restored_database_with_the_same_sum_of_versions_is_seen_within_thirty_reads()
    {
        await _app.BeginAsync(Canary, 5);
        var node = _app.Node();
        await node.Reader.RefreshAsync(default);
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        _app.Store.Inner = new InMemoryRolloutStore(new(_app.Clock));
        await _app.BeginAsync(RolledBack);

        for (var read = 0; read < 30 && node.Node.Find(Some.Key)!.Stage == Canary; read++)
        {
            await node.Reader.RefreshAsync(default);
        }

        node.Node.Find(Some.Key)!.Stage.Should().Be(RolledBack);
    }

    [Fact]
    public void Before_the_first_read_the_plans_fail_safe_answers()
    {
        using var node = new RolloutNode(
            [new(Some.Plan(it => it with { FailSafe = Candidate }), null)], Options.Create(new MigrationOptions()), _app.Clock, new RecordingLogger<RolloutNode>());

        node.For(Some.Key).Route(default).Side.Should().Be(Candidate);
        node.For("other").Route(default).Side.Should().Be(Legacy);
    }

    private sealed class RecordingLogger<T> : RecordingLogger, Microsoft.Extensions.Logging.ILogger<T>;
}
