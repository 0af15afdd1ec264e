using System.Collections.Immutable;
using System.Reflection;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Observe.Store;

/// <summary>What every store of observations must do, on whatever clock it has.</summary>
/// <param name="store">The store on trial, empty.</param>
/// <param name="now">About its present.</param>
internal sealed class ObservationStoreChecks(IObservationStore store, DateTimeOffset now)
{
    private long _seq;

    public static IEnumerable<string> Names => typeof(ObservationStoreChecks).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(it => it.GetParameters().Length == 0)
        .Select(it => it.Name);

    public Task RunAsync(string check) => (Task)typeof(ObservationStoreChecks).GetMethod(check)!.Invoke(this, null)!;

    public async Task Batches_of_all_nodes_add_up()
    {
        await AddAsync("a", Delta(ObservedArm.Legacy, 0, 3, 1));
        await AddAsync("b", Delta(ObservedArm.Legacy, 0, 4, 0), Delta(ObservedArm.Candidate, 0, 2, 2));

        var rows = await ReadAsync();
        rows.Select(row => (row.Cohort.Arm, row.Sums.Units, row.Sums.Errors, row.Reconciled)).Should()
            .Equal((ObservedArm.Legacy, 7, 1, false), (ObservedArm.Candidate, 2, 2, false));
        rows[0].Sums.Ack.Should().Be(Observed.Times([100, 100]));
        var hours = await store.ReadUnitsAsync(Observed.Key, 1, DateTimeOffset.UnixEpoch, default);
        hours.Should().Equal(
            new UnitHour(Observed.Name, Observed.Start, ObservedArm.Legacy, Observed.Subs(2, 7, 1)),
            new UnitHour(Observed.Name, Observed.Start, ObservedArm.Candidate, Observed.Subs(2, 2, 2)));
    }

    public async Task A_batch_that_comes_twice_is_added_once()
    {
        var batch = new ObservationBatch("a", 1, [Delta(ObservedArm.Legacy, 0, 1, 0)]);

        (await store.AddAsync(batch, default)).Should().BeTrue();
        (await store.AddAsync(batch, default)).Should().BeFalse();
        (await store.AddAsync(batch with { Node = "b" }, default)).Should().BeTrue();
        (await store.AddAsync(batch with { Seq = 2 }, default)).Should().BeTrue();
        (await store.AddAsync(batch, default)).Should().BeFalse();

        (await ReadAsync()).Should().ContainSingle().Which.Sums.Units.Should().Be(3);
    }

    public async Task Each_batch_shows_that_its_node_lives()
    {
        await store.AddAsync(new("a", 1, []), default);
        await store.AddAsync(new("a", 2, []), default);
        await store.AddAsync(new("b", 1, []), default);

        var seen = await store.ReadNodesAsync(default);
        seen.Nodes.OrderBy(it => it.Node, StringComparer.Ordinal).Select(it => (it.Node, it.Seq)).Should().Equal(("a", 2L), ("b", 1L));
        seen.Now.Should().BeCloseTo(now, TimeSpan.FromMinutes(5));
        seen.Nodes.Should().OnlyContain(it => it.SeenAt <= seen.Now && it.SeenAt > seen.Now.AddMinutes(-5));
    }

    public async Task The_last_batch_of_a_node_counts_once_and_nobody_waits_for_the_node()
    {
        var last = new ObservationBatch("a", 2, [Delta(ObservedArm.Legacy, 0, 1, 0)]) { IsLast = true };
        await store.AddAsync(new("a", 1, []), default);
        await store.AddAsync(new("b", 1, []), default);

        (await store.AddAsync(last, default)).Should().BeTrue();
        (await store.AddAsync(last, default)).Should().BeFalse();

        (await ReadAsync()).Should().ContainSingle().Which.Sums.Units.Should().Be(1);
        (await store.ReadNodesAsync(default)).Nodes.Should().ContainSingle().Which.Node.Should().Be("b");
    }

    public async Task Reading_gives_one_epoch_from_an_instant_until_before_another_in_order()
    {
        foreach (var minute in new[] { 3, 0, 2, 1 })
        {
            await AddAsync("a", Delta(ObservedArm.Candidate, minute, 1, 0), Delta(ObservedArm.Legacy, minute, 1, 0));
        }

        await AddAsync("a", Delta(ObservedArm.Legacy, 1, 1, 0, endpoint: "GET /"));
        await AddAsync("a", new CohortDelta(Observed.Cohort(ObservedArm.Legacy, 1, epoch: 2), new() { Units = 9 }, SubCounts.Zero));
        await AddAsync("a", new CohortDelta(Observed.Cohort(ObservedArm.Legacy, 1) with { Key = "other" }, new() { Units = 9 }, SubCounts.Zero));

        var rows = await store.ReadCohortsAsync(Observed.Key, 1, Observed.Start.AddMinutes(1), Observed.Start.AddMinutes(3), default);

        rows.Select(row => row.Cohort).Should().Equal(
            Observed.Cohort(ObservedArm.Legacy, 1, "GET /"),
            Observed.Cohort(ObservedArm.Legacy, 1),
            Observed.Cohort(ObservedArm.Candidate, 1),
            Observed.Cohort(ObservedArm.Legacy, 2),
            Observed.Cohort(ObservedArm.Candidate, 2));
    }

    public async Task Hours_are_read_from_an_instant_on()
    {
        await AddAsync("a", Delta(ObservedArm.Legacy, 0, 1, 0), Delta(ObservedArm.Legacy, 60, 2, 0), Delta(ObservedArm.Legacy, 120, 4, 0));

        var hours = await store.ReadUnitsAsync(Observed.Key, 1, Observed.Start.AddHours(1), default);

        hours.Select(it => (it.Hour, it.Subs.Units.Sum())).Should().Equal((Observed.Start.AddHours(1), 2L), (Observed.Start.AddHours(2), 4L));
    }

    public async Task Comparisons_are_summed_over_the_epoch()
    {
        (await store.ReadComparisonsAsync(Observed.Key, 1, default)).Should().Be(default(Comparisons));
        await AddAsync("a", Compared(ObservedArm.LegacyTargeted, 0, 5, 1), Compared(ObservedArm.Legacy, 9, 2, 1));
        await AddAsync("a", new CohortDelta(Observed.Cohort(ObservedArm.Legacy, epoch: 2), new() { Compared = 9 }, SubCounts.Zero));

        (await store.ReadComparisonsAsync(Observed.Key, 1, default)).Should().Be(new Comparisons(7, 2));
    }

    public async Task A_recount_replaces_once_and_closes_the_row()
    {
        var ack = Observed.Times([100]);
        await AddAsync("a", new CohortDelta(
            Observed.Cohort(ObservedArm.Candidate),
            new() { Units = 5, Done = 8, Errors = 1, Aborted = 1, Compared = 2, Mismatched = 1, Ack = ack, Result = Observed.Times([1, 2, 3]) },
            Observed.Subs(1, 5, 1)));
        var result = Observed.Times([7, 8], [9]);
        var recount = new CohortDelta(
            Observed.Cohort(ObservedArm.Candidate), new() { Units = 8, Done = 7, Errors = 2, Cancelled = 4, Result = result }, Observed.Subs(30, 0, 1));

        (await store.ReconcileAsync(recount, default)).Should().BeTrue();
        (await store.ReconcileAsync(recount, default)).Should().BeFalse();
        await AddAsync("b", Delta(ObservedArm.Candidate, 0, 10, 10), Delta(ObservedArm.Candidate, 1, 1, 0));

        var rows = await ReadAsync();
        rows[0].Should().Be(new CohortRow(
            Observed.Cohort(ObservedArm.Candidate),
            new() { Units = 8, Done = 7, Errors = 2, Cancelled = 4, Aborted = 1, Compared = 2, Mismatched = 1, Ack = ack, Result = result },
            Reconciled: true));
        rows[1].Sums.Units.Should().Be(1);
        (await store.ReadUnitsAsync(Observed.Key, 1, DateTimeOffset.UnixEpoch, default)).Should().ContainSingle().Which.Subs.Should()
            .Be(Observed.Subs(1, 5, 1).Plus(Observed.Subs(30, 0, 1)).Plus(Observed.Subs(2, 1, 0)));
    }

    public async Task A_recount_makes_the_row_of_a_cohort_that_no_node_told_of()
    {
        var recount = new CohortDelta(
            Observed.Cohort(ObservedArm.Candidate), new() { Units = 2, Done = 2, Errors = 1, Result = Observed.Times([5], [6]) }, Observed.Subs(4, 2, 1));

        (await store.ReconcileAsync(recount, default)).Should().BeTrue();
        (await store.ReconcileAsync(recount, default)).Should().BeFalse();
        await AddAsync("a", Delta(ObservedArm.Candidate, 0, 10, 10));

        (await ReadAsync()).Should().Equal(new CohortRow(recount.Cohort, recount.Sums, Reconciled: true));
        (await store.ReadUnitsAsync(Observed.Key, 1, DateTimeOffset.UnixEpoch, default)).Should().ContainSingle().Which.Subs.Should().Be(recount.Subs);
    }

    public async Task After_thirty_days_the_minutes_of_an_hour_become_one_and_after_a_year_they_go()
    {
        var full = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour));
        var (kept, summed) = (full - ObservationRetention.Minutes + TimeSpan.FromHours(1), full - ObservationRetention.Minutes - TimeSpan.FromHours(1));
        var gone = full - ObservationRetention.Hours - TimeSpan.FromHours(1);
        foreach (var start in new[] { kept, kept.AddMinutes(10), summed, summed.AddMinutes(20), summed.AddMinutes(59), gone })
        {
            await AddAsync("a", At(start, units: 1));
        }

        for (var often = 0; often < 2; often++)
        {
            await store.PruneAsync(default);
            (await ReadAsync()).Select(row => (row.Cohort.Start, row.Sums.Units, row.Sums.Ack.All.Count)).Should()
                .Equal((summed, 3, 3), (kept, 1, 1), (kept.AddMinutes(10), 1, 1));
        }

        await AddAsync("a", At(summed.AddMinutes(30), units: 4));
        await store.PruneAsync(default);
        (await ReadAsync())[0].Sums.Should().Match<CohortSums>(it => it.Units == 7 && it.Ack.All.Count == 4);
        (await store.ReadUnitsAsync(Observed.Key, 1, DateTimeOffset.UnixEpoch, default)).Select(it => (it.Hour, it.Subs.Units.Sum())).Should().Equal((summed, 7), (kept, 2));
    }

    public async Task An_hours_first_minute_that_was_recounted_takes_the_others_all_the_same()
    {
        var hour = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour)) - ObservationRetention.Minutes - TimeSpan.FromHours(3);
        await AddAsync("a", At(hour, units: 5), At(hour.AddMinutes(1), units: 1), At(hour.AddMinutes(59), units: 2));
        (await store.ReconcileAsync(new(At(hour, 0).Cohort, new() { Units = 4 }, SubCounts.Zero), default)).Should().BeTrue();

        await store.PruneAsync(default);

        (await ReadAsync()).Select(row => (row.Cohort.Start, row.Sums.Units)).Should().Equal((hour, 7));
    }

    public async Task A_place_is_exposed_once_in_an_epoch_under_the_share_that_stood_first()
    {
        await ExposeAsync("a", 1, 100_000, [5, 15_624, 99_999], [100_000, 999_999]);
        await ExposeAsync("b", 1, 100_000, [5, 6], [999_999, 999_998]);
        await ExposeAsync("b", 1, 200_000, [5, 100_000, 100_001], [999_998, 500_000]);
        await ExposeAsync("a", 2, 200_000, [5], []);

        (await store.ReadExposuresAsync(Observed.Key, 1, default)).Should().Equal(new ExposureCount(100_000, 4, 3), new ExposureCount(200_000, 1, 1));
        (await store.ReadExposuresAsync(Observed.Key, 2, default)).Should().Equal(new ExposureCount(200_000, 1, 0));
        (await store.ReadExposuresAsync("other", 1, default)).Should().BeEmpty();
        await store.PruneAsync(default);
        await ExposeAsync("a", 2, 200_000, [5, 6], []);
        (await store.ReadExposuresAsync(Observed.Key, 2, default)).Should().Equal([new ExposureCount(200_000, 2, 0)], "what the present epoch has seen is not forgotten");
        (await store.ReadExposuresAsync(Observed.Key, 1, default)).Should().HaveCount(2);
    }

    public async Task Exposures_of_a_batch_that_comes_twice_count_once()
    {
        var batch = new ObservationBatch("a", 1, []) { Exposures = [new(Observed.Key, 1, 5, [1], [9])] };
        await store.AddAsync(batch, default);
        await store.AddAsync(batch with { Exposures = [new(Observed.Key, 1, 5, [2], [8])] }, default);

        (await store.ReadExposuresAsync(Observed.Key, 1, default)).Should().Equal(new ExposureCount(5, 1, 1));
    }

    private async Task ExposeAsync(string node, long epoch, int share, ImmutableArray<int> candidate, ImmutableArray<int> legacy) =>
        (await store.AddAsync(new(node, ++_seq, []) { Exposures = [new(Observed.Key, epoch, share, candidate, legacy)] }, default)).Should().BeTrue();

    private static CohortDelta At(DateTimeOffset start, long units) =>
        new(Observed.Cohort(ObservedArm.Legacy) with { Start = start }, new() { Units = units, Ack = Observed.Times([100]) }, Observed.Subs(2, units, 0));

    private static CohortDelta Delta(ObservedArm arm, int minute, long units, long errors, string endpoint = Observed.Name) =>
        new(Observed.Cohort(arm, minute, endpoint), new() { Units = units, Done = units, Errors = errors, Ack = Observed.Times([100]) }, Observed.Subs(2, units, errors));

    private static CohortDelta Compared(ObservedArm arm, int minute, long compared, long mismatched) =>
        new(Observed.Cohort(arm, minute), new() { Compared = compared, Mismatched = mismatched }, SubCounts.Zero);

    private async Task AddAsync(string node, params CohortDelta[] deltas) =>
        (await store.AddAsync(new(node, ++_seq, deltas), default)).Should().BeTrue();

    private Task<IReadOnlyList<CohortRow>> ReadAsync() =>
        store.ReadCohortsAsync(Observed.Key, 1, DateTimeOffset.UnixEpoch, Observed.Start.AddYears(9), default);
}
