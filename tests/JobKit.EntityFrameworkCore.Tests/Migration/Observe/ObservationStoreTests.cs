using JobKit.Migration;
using JobKit.Storage;
using JobKit.Tests.Migration.Observe;
using JobKit.Tests.Migration.Observe.Store;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Observe;

public sealed class ObservationStoreTests
{
    private const int Nodes = 4;
    private const int Batches = 25;

    public static TheoryData<string> Checks => [.. ObservationStoreChecks.Names];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task On_SQLite(string check) => CheckAsync(TestDatabase.Sqlite, check);

    [PostgresTheory]
    [MemberData(nameof(Checks))]
    public Task On_PostgreSQL(string check) => CheckAsync(TestDatabase.PostgreSql, check);

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Nodes_that_flush_the_same_cohorts_at_once_lose_nothing_and_wait_for_none_in_a_circle(TestDatabase kind)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        var stores = new List<IObservationStore>();
        for (var node = 0; node < Nodes; node++)
        {
            stores.Add(await StoreAsync(database));
        }

        await Task.WhenAll(stores.Select((store, node) => Task.Run(() => FlushAsync(store, node))));

        var rows = await stores[0].ReadCohortsAsync(Observed.Key, 1, Observed.Start, Observed.Start.AddDays(1), default);
        rows.Sum(row => row.Sums.Units).Should().Be(Nodes * Batches * 6);
        rows.Sum(row => row.Sums.Ack.All.Count).Should().Be(Nodes * Batches * 6);
        (await stores[0].ReadUnitsAsync(Observed.Key, 1, DateTimeOffset.UnixEpoch, default)).Sum(hour => hour.Subs.Units.Sum()).Should().Be(Nodes * Batches * 6);
        (await stores[0].ReadExposuresAsync(Observed.Key, 1, default)).Should().Equal(new ExposureCount(50_000, Batches, Batches));
    }

    [PostgresFact]
    public async Task Nodes_that_prune_the_same_hours_at_once_lose_nothing_and_count_nothing_twice()
    {
        await using var database = await FlagDatabase.CreateAsync(TestDatabase.PostgreSql);
        var stores = new List<IObservationStore>();
        for (var node = 0; node < Nodes; node++)
        {
            stores.Add(await StoreAsync(database));
        }

        var old = TimeProvider.System.GetUtcNow().AddDays(-40);
        var hour = old.AddTicks(-(old.Ticks % TimeSpan.TicksPerHour));
        var deltas = Enumerable.Range(0, 180).Select(minute => new CohortDelta(
            Observed.Cohort(ObservedArm.Legacy) with { Start = hour.AddMinutes(minute) }, new() { Units = 1 }, SubCounts.Zero));
        await stores[0].AddAsync(new("node", 1, [.. deltas]), default);

        await Task.WhenAll(stores.Select(store => Task.Run(() => store.PruneAsync(default))));
        await stores[0].PruneAsync(default);

        var rows = await stores[0].ReadCohortsAsync(Observed.Key, 1, DateTimeOffset.UnixEpoch, old.AddDays(1), default);
        rows.Select(row => (row.Cohort.Start, row.Sums.Units)).Should().Equal((hour, 60), (hour.AddHours(1), 60), (hour.AddHours(2), 60));
    }

    [PostgresFact]
    public async Task A_node_does_not_wait_for_another_that_prunes()
    {
        await using var database = await FlagDatabase.CreateAsync(TestDatabase.PostgreSql);
        var store = await StoreAsync(database);
        var old = TimeProvider.System.GetUtcNow().AddDays(-40);
        await store.AddAsync(new("node", 1, [new(Observed.Cohort(ObservedArm.Legacy) with { Start = old }, new() { Units = 1 }, SubCounts.Zero)]), default);
        await using var other = await database.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using (var turn = other.CreateCommand())
        {
            turn.CommandText = new PostgreSqlDialect(new Tables("jobkit")).OneAtATimeSql(PruneObservations.Place);
            await turn.ExecuteNonQueryAsync();
        }

        await store.PruneAsync(default).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

        (await store.ReadCohortsAsync(Observed.Key, 1, old, old.AddTicks(10), default)).Should().ContainSingle("the other does it");
        await transaction.RollbackAsync();
        await store.PruneAsync(default);
        (await store.ReadCohortsAsync(Observed.Key, 1, old, old.AddTicks(10), default)).Should().BeEmpty();
    }

    private static async Task FlushAsync(IObservationStore store, int node)
    {
        var dice = new Random(node);
        for (var seq = 1; seq <= Batches; seq++)
        {
            var deltas = Enumerable.Range(0, 6)
                .Select(minute => new CohortDelta(
                    Observed.Cohort(ObservedArm.Candidate, minute), new() { Units = 1, Ack = Observed.Times([minute]) }, Observed.Subs(dice.Next(32), 1, 0)))
                .ToArray();
            dice.Shuffle(deltas);
            var exposed = new ExposureDelta(Observed.Key, 1, 50_000, [seq * 2_000], [999_999 - (seq * 20_000)]);
            (await store.AddAsync(new($"node {node}", seq, deltas) { Exposures = [exposed] }, default)).Should().BeTrue();
        }
    }

    private static async Task CheckAsync(TestDatabase kind, string check)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        var store = await StoreAsync(database);
        await new ObservationStoreChecks(store, kind == TestDatabase.Sqlite ? database.Clock.GetUtcNow() : TimeProvider.System.GetUtcNow()).RunAsync(check);
    }

    private static async Task<IObservationStore> StoreAsync(FlagDatabase database)
    {
        var node = database.Make();
        await node.GetRequiredService<IJobStore>().PrepareAsync(default);
        return node.GetRequiredService<IObservationStore>();
    }
}
