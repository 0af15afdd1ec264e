using JobKit.Migration;
using JobKit.Testing;

namespace JobKit.Tests.Migration.Observe.Store;

public sealed class SumPropertyTests
{
    private const int Requests = 120;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Sums_depend_neither_on_the_node_that_counted_nor_on_the_order_of_the_flushes_nor_on_repeated_ones(int seed)
    {
        var alone = await SumsAsync(seed, nodes: 1, new Random(seed));
        for (var run = 0; run < 8; run++)
        {
            var spread = await SumsAsync(seed, nodes: 4, new Random((seed * 1000) + run));

            spread.Rows.Should().Equal(alone.Rows);
            spread.Hours.Should().Equal(alone.Hours);
        }
    }

    private static async Task<(IReadOnlyList<CohortRow> Rows, IReadOnlyList<UnitHour> Hours)> SumsAsync(int seed, int nodes, Random chance)
    {
        var clock = new ManualTimeProvider();
        var traffic = new Random(seed);
        var monitors = Enumerable.Range(0, nodes).Select(_ => new MigrationMonitor(clock)).ToList();
        var batches = monitors.Select(_ => new List<CohortDelta[]>()).ToList();
        for (var i = 0; i < Requests; i++)
        {
            Request(monitors[chance.Next(nodes)], monitors[chance.Next(nodes)], traffic);
            clock.Advance(TimeSpan.FromSeconds(1));
            var flushed = chance.Next(nodes);
            batches[flushed].Add([.. monitors[flushed].Drain()]);
        }

        for (var node = 0; node < nodes; node++)
        {
            batches[node].Add([.. monitors[node].Drain()]);
        }

        return await StoredAsync(batches, clock, chance);
    }

    private static void Request(MigrationMonitor node, MigrationMonitor worker, Random traffic)
    {
        var endpoint = node.Endpoint(Observed.Key, Observed.Name);
        var decision = Observed.To((MigrationSide)traffic.Next(2), traffic.Next(32));
        var request = node.Begin(endpoint, decision);
        var outcome = decision.Side == MigrationSide.Legacy ? (RequestOutcome)traffic.Next(2) : RequestOutcome.Accepted;
        node.Record(request, traffic.Next(1_000_000), outcome);
        if (outcome == RequestOutcome.Accepted)
        {
            var status = (JobStatus)traffic.Next((int)JobStatus.Completed, (int)JobStatus.Cancelled + 1);
            worker.Settled(Observed.Ended(request.Stamp(decision)!, status, TimeSpan.FromMilliseconds(traffic.Next(90_000))));
        }
    }

    /// <summary>Each node's batches in their order, those of several nodes mixed; now and then one that came already comes again.</summary>
    private static async Task<(IReadOnlyList<CohortRow> Rows, IReadOnlyList<UnitHour> Hours)> StoredAsync(
        List<List<CohortDelta[]>> batches, ManualTimeProvider clock, Random chance)
    {
        var store = new InMemoryObservationStore(clock);
        var next = new int[batches.Count];
        while (next.Select((at, node) => batches[node].Count - at).Sum() > 0)
        {
            var node = chance.Next(batches.Count);
            if (next[node] < batches[node].Count)
            {
                await store.AddAsync(new($"node {node}", next[node] + 1, batches[node][next[node]]), default);
                next[node]++;
            }

            if (next[node] > 0 && chance.Next(4) == 0)
            {
                (await store.AddAsync(new($"node {node}", next[node], batches[node][next[node] - 1]), default)).Should().BeFalse();
            }
        }

        return (await store.ReadCohortsAsync(Observed.Key, 1, Observed.Start, Observed.Start.AddDays(1), default),
            await store.ReadUnitsAsync(Observed.Key, 1, Observed.Start, default));
    }
}
