using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Verify;

/// <summary>For each check something that fails it and nothing else of the list.</summary>
public sealed class SeedChecksTests
{
    private static readonly Dictionary<string, (VerificationMeasures Measures, ProbeOutcome Probe)> Ill = new(StringComparer.Ordinal)
    {
        ["systemHealthy"] = (Measured.Well.WithEnded(60, 40), Measured.Probed),
        ["jobCreation"] = (Measured.Well, Measured.Probed with { Id = null }),
        ["jobProcessing"] = (Measured.Well, Measured.Probed with { Answered = false }),
        ["queueStatus: paused with jobs due"] = (Measured.Well.With(Measured.Queue("slow", 1, 1, paused: true)), Measured.Probed),
        ["queueStatus: more due than pending"] = (Measured.Well.With(Measured.Queue("slow", 1, 2)), Measured.Probed),
        ["queueStatus: negative"] = (Measured.Well.With(Measured.Queue("slow", processing: -1)), Measured.Probed),
        ["jobStats: the probe is not counted"] = (Counting(JobStatus.Completed, 0), Measured.Probed),
        ["jobStats: negative"] = (Counting(JobStatus.Failed, -1), Measured.Probed),
        ["noStuckJobs: lost by its worker"] = (Measured.Well with { LostJobs = 1 }, Measured.Probed),
        ["noStuckJobs: no handler"] = (Measured.Well with { Statistics = Measured.Well.Statistics with { PendingTypes = ["orphan"] } }, Measured.Probed),
        ["performanceMetrics: nothing measured"] = (Measured.Well with { LastHour = [] }, Measured.Probed),
        ["performanceMetrics: too slow"] = (Slow(), Measured.Probed),
        ["isolation: somebody else sees it"] = (Measured.Well, Measured.Probed with { SeenByOther = true }),
        ["isolation: its owner does not"] = (Measured.Well, Measured.Probed with { SeenByOwner = false }),
    };

    public static TheoryData<string> Illnesses => [.. Ill.Keys];

    [Fact]
    public async Task A_system_that_is_well_passes_all() => (await FailedAsync(Measured.Well, Measured.Probed)).Should().BeEmpty();

    [Fact]
    public async Task A_paused_queue_without_due_jobs_is_well() =>
        (await FailedAsync(Measured.Well.With(Measured.Queue("slow", 3, paused: true)), Measured.Probed)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Illnesses))]
    public async Task Each_check_finds_its_own_illness(string illness) =>
        (await FailedAsync(Ill[illness].Measures, Ill[illness].Probe)).Should().Equal(illness.Split(':')[0]);

    private static async Task<IReadOnlyList<string>> FailedAsync(VerificationMeasures measures, ProbeOutcome probe)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var context = new VerificationContext(services, "", measures, probe);
        var failed = new List<string>();
        foreach (var check in SeedChecks.All)
        {
            if (!(await check.Run!(context, default)).Passed)
            {
                failed.Add(check.Id);
            }
        }

        return failed;
    }

    private static VerificationMeasures Counting(JobStatus status, long count) => Measured.Well with
    {
        Statistics = Measured.Well.Statistics with
        {
            Counts = Measured.Well.Statistics.Counts.ToDictionary(it => it.Key, it => it.Key == status ? new CappedCount(count, false) : it.Value),
        },
    };

    private static VerificationMeasures Slow() => Measured.Well with
    {
        LastHour = [new(1, "default", "story", JobKit.Storage.StatisticsMeasure.Run, LatencyBuckets.Bucket(TimeSpan.FromMinutes(11)), 9)],
    };
}
