using JobKit.Migration;
using JobKit.Testing;
using JobKit.Tests.Telemetry;

namespace JobKit.Tests.Migration.Route;

public sealed class TrafficRouterTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly RecordingLogger _logger = new();
    private readonly MigrationOptions _options = new() { MaxStale = TimeSpan.FromMinutes(15) };

    [Theory]
    [InlineData(MigrationSide.Legacy)]
    [InlineData(MigrationSide.Candidate)]
    public void Until_the_first_rollout_is_read_the_fail_safe_side_answers_and_says_so(MigrationSide failSafe)
    {
        using var router = Router(failSafe);
        var decision = router.Route(new() { Unit = "user-1" });

        decision.Answer().Should().Be((failSafe, RouteReason.Default));
        (decision.Version, decision.Stale, decision.Randomised).Should().Be((0, true, false));
        decision.Stage.Should().Be(failSafe == MigrationSide.Legacy ? MigrationStage.Off : MigrationStage.Complete);
    }

    [Theory]
    [InlineData(RouteOverride.Legacy, EnvironmentOrder.RollbackFirst, MigrationSide.Legacy, RouteReason.Override)]
    [InlineData(RouteOverride.Candidate, EnvironmentOrder.Seed, MigrationSide.Candidate, RouteReason.Override)]
    [InlineData(RouteOverride.Candidate, EnvironmentOrder.RollbackFirst, MigrationSide.Legacy, RouteReason.Default)]
    public void An_override_to_the_candidate_waits_for_the_first_read_because_the_rollout_may_be_rolled_back(
        RouteOverride forced, EnvironmentOrder order, MigrationSide side, RouteReason reason)
    {
        (_options.Override, _options.EnvironmentOrder) = (forced, order);

        using var router = Router();
        router.Route(new() { Unit = "user-1" }).Answer().Should().Be((side, reason));
    }

    [Fact]
    public void A_decision_is_marked_stale_from_three_seconds_after_the_last_good_read()
    {
        using var router = Router();
        router.Accept(Snapshot(Rollouts.Canary(50)));
        var fresh = router.Route(new() { Unit = "user-1" });

        _clock.Advance(FreshnessWatch.StaleAfter - Tick);
        router.Route(new() { Unit = "user-1" }).Should().Be(fresh).And.Match<RouteDecision>(it => !it.Stale);

        _clock.Advance(Tick);
        router.Route(new() { Unit = "user-1" }).Should().Be(fresh with { Stale = true });

        router.Confirm();
        router.Route(new() { Unit = "user-1" }).Should().Be(fresh);
    }

    // The unit "out" is excluded and "user-2" beyond the share: whatever the lists and the share say, the safe side answers both.
    [Theory]
    [InlineData(MigrationStage.Off, MigrationSide.Legacy, RouteReason.Disabled)]
    [InlineData(MigrationStage.Shadow, MigrationSide.Legacy, RouteReason.Static)]
    [InlineData(MigrationStage.RolledBack, MigrationSide.Legacy, RouteReason.Disabled)]
    [InlineData(MigrationStage.DualWrite, MigrationSide.Legacy, RouteReason.Static)]
    [InlineData(MigrationStage.Canary, MigrationSide.Legacy, RouteReason.Stale)]
    [InlineData(MigrationStage.RampDown, MigrationSide.Candidate, RouteReason.Stale)]
    [InlineData(MigrationStage.Complete, MigrationSide.Candidate, RouteReason.Static)]
    public void After_max_stale_the_stage_s_safe_side_answers(MigrationStage stage, MigrationSide side, RouteReason reason)
    {
        foreach (var settings in new[] { Rollouts.In(stage), Rollouts.In(MigrationStage.Frozen) with { FrozenFrom = stage } })
        {
            using var router = Router();
            router.Accept(Snapshot(settings.Targeted() with { Holdback = TrafficShare.FromPercent(50) }));
            var before = router.Route(new() { Unit = "in" });

            _clock.Advance(_options.MaxStale - Tick);
            router.Route(new() { Unit = "in" }).Should().Be(before with { Stale = true }, "that long it is good");

            _clock.Advance(Tick);
            foreach (var unit in new[] { "in", "out", "user-1", "user-2", null })
            {
                var decision = router.Route(new() { Unit = unit });
                decision.Answer().Should().Be((side, reason));
                (decision.Stage, decision.Stale, decision.Randomised).Should().Be((stage, true, false));
            }
        }
    }

    [Fact]
    public void After_max_stale_a_canary_that_cannot_be_taken_back_goes_on_as_it_was()
    {
        using var router = Router();
        router.Accept(Snapshot(Rollouts.Canary(50) with { IrreversibleFrom = MigrationStage.Canary }));
        var before = router.Route(new() { Unit = "user-1" });

        _clock.Advance(TimeSpan.FromHours(1));

        router.Route(new() { Unit = "user-1" }).Should().Be(before with { Stale = true });
    }

    [Theory]
    [InlineData(RouteOverride.Legacy, false, MigrationStage.RampDown, MigrationSide.Legacy, RouteReason.Override)]
    [InlineData(RouteOverride.Candidate, false, MigrationStage.Canary, MigrationSide.Candidate, RouteReason.Override)]
    [InlineData(RouteOverride.None, true, MigrationStage.RampDown, MigrationSide.Legacy, RouteReason.Fuse)]
    public void What_this_node_knows_by_itself_holds_however_old_the_rollout_is(
        RouteOverride forced, bool fuse, MigrationStage stage, MigrationSide side, RouteReason reason)
    {
        _options.Override = forced;
        using var router = Router();
        router.Accept(Snapshot(Rollouts.In(stage)));
        if (fuse)
        {
            router.OpenFuse(router.Snapshot.Epoch);
        }

        _clock.Advance(TimeSpan.FromHours(1));

        router.Route(new() { Unit = "user-1" }).Answer().Should().Be((side, reason));
    }

    [Fact]
    public void The_fuse_stays_open_through_new_versions_and_closes_with_the_next_epoch()
    {
        using var router = Router();
        var settings = Rollouts.Canary(100);
        router.Accept(Snapshot(settings));
        router.Route(new() { Unit = "user-1" }).Side.Should().Be(MigrationSide.Candidate);

        router.OpenFuse(settings.Epoch);
        router.Accept(Snapshot(settings with { Version = settings.Version + 1 }));
        router.Route(new() { Unit = "user-1" }).Reason.Should().Be(RouteReason.Fuse);

        router.Accept(Snapshot(settings with { Version = settings.Version + 2, Epoch = settings.Epoch + 1 }));
        router.Route(new() { Unit = "user-1" }).Side.Should().Be(MigrationSide.Candidate);
    }

    [Fact]
    public void Anonymous_requests_are_drawn_anew_each_time()
    {
        using var router = Router();
        router.Accept(Snapshot(Rollouts.Canary(30) with { Anonymous = AnonymousRouting.RandomPerRequest }));

        Enumerable.Range(0, 10_000).Count(_ => router.Route(new() { Unit = "" }).Side == MigrationSide.Candidate).Should().BeInRange(2_800, 3_200);
    }

    [Fact]
    public void A_unit_too_long_is_hashed_whole_and_told_once_without_its_text()
    {
        using var router = Router();
        router.Accept(Snapshot(Rollouts.Canary(50)));
        router.Route(new() { Unit = new('x', 1024) }).Bucket.Should().NotBe(-1);
        _logger.Lines.Should().BeEmpty();

        var one = router.Route(new() { Unit = new string('x', 1024) + "a" });
        var other = router.Route(new() { Unit = new string('x', 1024) + "b" });

        one.Bucket.Should().NotBe(other.Bucket);
        _logger.Lines.Should().ContainSingle().Which.Should().Be(
            "1700 Warning: Rollout create-storybook routes by a unit of 1025 characters, longer than 1024. It is hashed whole; check what the endpoint takes as its unit. Said once.");
    }

    [Theory]
    [InlineData(RouteHash.Stable, AnonymousRouting.Legacy)]
    [InlineData(RouteHash.Seed, AnonymousRouting.Sticky)]
    [InlineData(RouteHash.Stable, AnonymousRouting.RandomPerRequest)]
    public void Nothing_is_allocated(RouteHash hash, AnonymousRouting anonymous)
    {
        using var router = Router();
        router.Accept(Snapshot(Rollouts.Canary(50, holdback: 5).Targeted() with { Hash = hash, Anonymous = anonymous }));
        RouteRequest[] requests =
        [
            new() { Unit = "550e8400-e29b-41d4-a716-446655440000", Groups = ["staff", "beta"] },
            new() { Unit = "in" },
            new() { Unit = "out" },
            new() { Groups = ["ins"] },
            new() { AnonymousUnit = "550e8400-e29b-41d4-a716-446655440000" },
            new(),
        ];
        RouteAll();

        var before = GC.GetAllocatedBytesForCurrentThread();
        RouteAll();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);

        void RouteAll()
        {
            for (var i = 0; i < 1_000; i++)
            {
                foreach (var request in requests)
                {
                    router.Route(request);
                }
            }
        }
    }

    private TrafficRouter Router(MigrationSide failSafe = MigrationSide.Legacy) =>
        new(RouteSnapshot.Cold("create-storybook", failSafe, _options), _options, _clock, new Random(5), _logger);

    private RouteSnapshot Snapshot(RouteSettings settings) => RouteSnapshot.Of(settings, _options);
}
