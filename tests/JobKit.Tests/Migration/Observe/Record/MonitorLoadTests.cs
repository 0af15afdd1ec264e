using JobKit.Migration;

namespace JobKit.Tests.Migration.Observe.Record;

public sealed class MonitorLoadTests
{
    private const int Threads = 8;
    private const int Each = 100_000;

    private static readonly TimeSpan Cohort = TimeSpan.FromSeconds(5);

    private readonly MigrationMonitor _monitor = new(TimeProvider.System);

    [Fact]
    public void Recording_allocates_nothing_in_steady_state()
    {
        var clock = new Testing.ManualTimeProvider();
        var monitor = new MigrationMonitor(clock);
        var endpoint = monitor.Endpoint(Observed.Key, Observed.Name);
        RecordAll();
        monitor.Drain();

        var before = GC.GetAllocatedBytesForCurrentThread();
        RecordAll();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);

        void RecordAll()
        {
            for (var i = 0; i < 1_000; i++)
            {
                monitor.Record(endpoint, Observed.To(MigrationSide.Legacy, i & 31), i * 17, RequestOutcome.Succeeded);
                monitor.Record(endpoint, Observed.To(MigrationSide.Candidate, i & 31), i * 19, RequestOutcome.Failed);
                monitor.Record(monitor.Begin(endpoint, Observed.To(MigrationSide.Candidate)), -1, RequestOutcome.Accepted);
            }
        }
    }

    [Fact]
    public async Task Eight_threads_with_100_000_records_each_give_exact_sums_while_others_drain()
    {
        var endpoint = _monitor.Endpoint(Observed.Key, Observed.Name);
        var drained = new List<CohortDelta>();
        using var start = new Barrier(Threads + 1);
        var writers = Enumerable.Range(0, Threads).Select(number => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                Write(endpoint, number);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        start.SignalAndWait();
        var all = Task.WhenAll(writers);
        while (!all.IsCompleted)
        {
            drained.AddRange(_monitor.Drain());
        }

        await all;
        drained.AddRange(_monitor.Drain());

        foreach (var arm in new[] { ObservedArm.Legacy, ObservedArm.Candidate })
        {
            var sum = drained.Where(it => it.Cohort.Arm == arm)
                .Aggregate((Sums: CohortSums.Zero, Subs: SubCounts.Zero), (sum, it) => (sum.Sums.Plus(it.Sums), sum.Subs.Plus(it.Subs)));
            var units = Threads * Each / 2;
            sum.Sums.Units.Should().Be(units);
            sum.Sums.Done.Should().Be(units);
            sum.Sums.Errors.Should().Be(units / 10);
            sum.Subs.Units.Sum().Should().Be(units);
            sum.Subs.Errors.Sum().Should().Be(units / 10);
            sum.Sums.Result.All.TotalMicros.Should().Be(Enumerable.Range(0, Each / 2).Sum(i => (long)i) * Threads);
        }
    }

    private void Write(ObservedEndpoint endpoint, int number)
    {
        for (var i = 0; i < Each / 2; i++)
        {
            var outcome = i % 10 == 0 ? RequestOutcome.Failed : RequestOutcome.Succeeded;
            _monitor.Record(endpoint, Observed.To(MigrationSide.Legacy, (i + number) & 31) with { Cohort = Cohort }, i, outcome);
            _monitor.Record(_monitor.Begin(endpoint, Observed.To(MigrationSide.Candidate, i & 31) with { Cohort = Cohort }), i, outcome);
        }
    }
}
