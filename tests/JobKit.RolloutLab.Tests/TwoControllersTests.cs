using JobKit.Migration;

namespace JobKit.RolloutLab.Tests;

public sealed class TwoControllersTests
{
    private const int Runs = 5;

    [Fact]
    public void Nothing_advances_twice_and_every_rollback_wins()
    {
        var refused = 0;
        foreach (var setting in TwoControllers.Settings)
        {
            var line = TwoControllers.Run(Arguments(1), setting);

            (line.FalseAdvanceRate, line.DoubleAdvances, line.AdvancesAfterRollback, line.LostRollbacks).Should().Be((0, 0, 0, 0));
            line.Rollbacks.Should().Be(Runs);
            line.Advances.Should().BeGreaterThan(2 * Runs);
            line.P95SecondsToRollback.Should().BeLessThan(120);
            refused += line.RefusedAdvances;
        }

        // They do meet: there was something to refuse.
        refused.Should().BePositive();
    }

    [Fact]
    public void A_store_that_does_not_compare_versions_is_seen()
    {
        var results = Enumerable.Range(0, Runs)
            .SelectMany(run => TwoControllers.Settings.Select(setting => new ControllersRun(setting, 1, run, inner => new ForgetfulStore(inner)).Go().Counts)).ToArray();

        results.Sum(counts => counts.DoubleAdvances).Should().BePositive();
    }

    [Fact]
    public async Task An_advance_of_what_was_rolled_back_is_seen()
    {
        var counts = new ControllerCounts();
        var (store, room) = Room(counts);
        var row = (await store.ReadAsync(null, default)).Rollouts.Single();

        var rollback = new Operator("operator", "stop", room);
        rollback.Step();
        rollback.Step();
        await Advance(store, row, row.Version, 100_000);

        (rollback.IsDone, counts.Rollbacks, counts.DoubleAdvances, counts.AdvancesAfterRollback).Should().Be((true, 1, 0, 1));
    }

    [Theory]
    [InlineData(100_000, 0)]
    [InlineData(250_000, 1)]
    public async Task An_advance_of_more_than_one_rung_is_seen(int sharePpm, int twice)
    {
        var counts = new ControllerCounts();
        var (store, _) = Room(counts);
        var row = (await store.ReadAsync(null, default)).Rollouts.Single();

        await Advance(store, row, row.Version, sharePpm);

        counts.DoubleAdvances.Should().Be(twice);
    }

    private static (IRolloutStore Store, ControllersRoom Room) Room(ControllerCounts counts)
    {
        var clock = new VirtualClock(new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero));
        var store = new WatchedStore(new ForgetfulStore(ControllersRun.Memory(clock)), counts);
        return (store, new ControllersRoom(TwoControllers.Plan, store, new SharedEvidence(TwoControllers.Settings[0], new Dice(1, 1)), clock));
    }

    private static Task<StoredRollout?> Advance(IRolloutStore store, StoredRollout row, long expected, int sharePpm) => store.WriteAsync(
        new(row with { Version = expected + 1, SharePpm = sharePpm }, expected, new() { Key = row.Key, Actor = "node-1", Kind = "share" }, []), default);

    private static LabArguments Arguments(int seed) => new(TwoControllers.Name, "sequential", Runs, seed, Json: false, null, null, null);
}
