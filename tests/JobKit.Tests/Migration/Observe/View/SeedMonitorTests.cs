using System.Globalization;
using JobKit.Migration;
using JobKit.Testing;
using JobKit.Tests.Migration.Seeds;

namespace JobKit.Tests.Migration.Observe.View;

public sealed class SeedMonitorTests
{
    [Fact]
    public async Task Minutes_and_summary_are_those_of_the_seeds_own_monitor_on_3_000_inputs()
    {
        var rows = 0;
        foreach (var row in SeedFile.Rows("seed-monitor.csv", 12))
        {
            var (calls, minutes) = (row[1], row[2]);
            var clock = new ManualTimeProvider();
            var window = new ObservationWindow(await ObservedAsync(calls, clock));

            var expected = minutes.Split(';', StringSplitOptions.RemoveEmptyEntries);
            var actual = window.Minutes;
            actual.Should().HaveCount(expected.Length, calls);
            for (var i = 0; i < expected.Length; i++)
            {
                Same(actual[i], expected[i], calls);
            }

            window.Latest.Should().Be(actual.IsEmpty ? null : actual[^1]);
            Same(window.Summary(clock.GetUtcNow()), row, calls);
            rows++;
        }

        rows.Should().Be(3_000);
    }

    /// <summary>The calls through monitor, jobs and store. A candidate's time is that to its result, whatever its acknowledgement took.</summary>
    private static async Task<IReadOnlyList<CohortRow>> ObservedAsync(string calls, ManualTimeProvider clock)
    {
        var monitor = new MigrationMonitor(clock);
        var endpoint = monitor.Endpoint(Observed.Key, Observed.Name);
        foreach (var minute in calls.Split(';'))
        {
            foreach (var call in minute.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Call(monitor, endpoint, call);
            }

            clock.Advance(Observed.Minute);
        }

        var store = new InMemoryObservationStore(clock);
        await store.AddAsync(new("node", 1, [.. Observed.Sum(monitor.Drain()).Values]), default);
        return await store.ReadCohortsAsync(Observed.Key, 1, Observed.Start, Observed.Start.AddDays(1), default);
    }

    private static void Call(MigrationMonitor monitor, ObservedEndpoint endpoint, string call)
    {
        var failed = call.EndsWith('!');
        var latency = TimeSpan.FromMilliseconds(int.Parse(call.AsSpan(1).TrimEnd('!'), CultureInfo.InvariantCulture));
        if (call[0] == 'o')
        {
            monitor.Record(
                endpoint, Observed.To(MigrationSide.Legacy, 0), (long)latency.TotalMicroseconds, failed ? RequestOutcome.Failed : RequestOutcome.Succeeded);
            return;
        }

        var decision = Observed.To(MigrationSide.Candidate);
        var request = monitor.Begin(endpoint, decision);
        monitor.Record(request, 5, RequestOutcome.Accepted);
        monitor.Settled(Observed.Ended(request.Stamp(decision)!, failed ? JobStatus.Failed : JobStatus.Completed, latency));
    }

    private static void Same(SeedMinute minute, string expected, string calls)
    {
        var numbers = expected.Split(':').Select(Number).ToArray();
        (minute.OldRequests, minute.OldErrors, minute.NewRequests, minute.NewErrors).Should()
            .Be(((long)numbers[0], (long)numbers[1], (long)numbers[3], (long)numbers[4]), calls);
        Close(minute.OldLatency, numbers[2], calls);
        Close(minute.NewLatency, numbers[5], calls);
    }

    private static void Same(SeedSummary summary, string[] row, string calls)
    {
        summary.OldErrorRate.Should().Be(Number(row[3]), calls);
        summary.NewErrorRate.Should().Be(Number(row[4]), calls);
        Close(summary.OldLatency, Number(row[5]), calls);
        Close(summary.NewLatency, Number(row[6]), calls);
        summary.TrafficPercentage.Should().Be(Number(row[7]), calls);
    }

    /// <summary>The seed divides and multiplies at each call, JobKit once: the last digits differ.</summary>
    private static void Close(double actual, double expected, string calls) => actual.Should().BeApproximately(expected, 1e-9 * (1 + expected), calls);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
