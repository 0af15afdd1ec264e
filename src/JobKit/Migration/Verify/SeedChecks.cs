using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace JobKit.Migration;

/// <summary>The seven checks of the seed documents, by their names, and isolation. They judge values in their range, where the seeds ask whether there is any.</summary>
internal static class SeedChecks
{
    public const string Section = "Verification";

    /// <summary>The seed documents' alert on processing time.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(10);

    public static ImmutableArray<VerificationCheck> All { get; } =
    [
        Check("systemHealthy", "The system is healthy", "healthReport", it => new(
            SystemHealth.Of(it.Measures) == SystemHealth.Healthy,
            new JsonObject { ["status"] = SystemHealth.Of(it.Measures), ["queueDepth"] = it.Measures.QueueDepth, ["errorRate"] = Rounded(it.Measures.ErrorRate) })),
        Check("jobCreation", "A job can be stored", "testJobId", it => new(it.Probe.Id is not null, it.Probe.Id?.ToString() ?? it.Probe.Error?.Message)),
        Check("jobProcessing", "A worker runs it in time and stores its result", "jobStatus", it => new(
            it.Probe.Answered,
            new JsonObject { ["status"] = it.Probe.Job is { } job ? LegacyWord(job.Status) : null, ["progress"] = it.Probe.Job?.Progress, ["error"] = it.Probe.Job?.Error?.Type ?? it.Probe.Error?.Message })),
        Check("queueStatus", "Every queue's numbers are in range, and none is paused with jobs due", "queueStatus", it => QueueStatus(it.Measures)),
        Check("jobStats", "The counts of jobs are in range and hold the probe", "jobStats", JobStats),
        Check("noStuckJobs", "No job is lost by its worker, and none waits for a handler that no worker has", "stuckJobsCount", it => new(
            it.Measures.LostJobs == 0 && it.Measures.UnhandledTypes.Count == 0, it.Measures.LostJobs + it.Measures.UnhandledTypes.Count)),
        Check("performanceMetrics", "Run times are measured and in range", "performanceMetrics", it => Performance(it.Measures)),
        Check("isolation", "A job is seen by its owner and by nobody else", "isolation", it => new(
            it.Probe.SeenByOwner && !it.Probe.SeenByOther, new JsonObject { ["seenByOwner"] = it.Probe.SeenByOwner, ["seenByOther"] = it.Probe.SeenByOther })),
    ];

    private static VerificationFinding QueueStatus(VerificationMeasures measures)
    {
        var queues = measures.Statistics.Queues;
        var inRange = queues.All(queue => queue.Due.Value >= 0 && queue.Pending.Value >= queue.Due.Value && queue.Processing >= 0 && queue.OldestDue is not { Ticks: < 0 });
        var stranded = queues.Where(queue => queue is { Paused: true, Due.Value: > 0 }).Select(queue => queue.Name).ToList();
        return new(inRange && stranded.Count == 0, new JsonObject
        {
            ["pending"] = queues.Sum(queue => queue.Pending.Value),
            ["due"] = measures.QueueDepth,
            ["processing"] = queues.Sum(queue => queue.Processing),
            ["freeSlots"] = measures.FreeSlots,
            ["pausedWithJobs"] = new JsonArray([.. stranded.Select(name => JsonValue.Create(name))]),
        });
    }

    private static VerificationFinding JobStats(VerificationContext context)
    {
        var counts = context.Measures.Statistics.Counts;
        var statuses = Enum.GetValues<JobStatus>();
        var inRange = statuses.All(status => counts.TryGetValue(status, out var count) && count.Value >= 0);

        // It is there until the run is over.
        var holdsProbe = context.Probe.Job is not { Status: JobStatus.Completed } || (inRange && counts[JobStatus.Completed].Value > 0);
        return new(inRange && holdsProbe, new JsonObject(statuses.Select(status =>
            KeyValuePair.Create<string, JsonNode?>(LegacyWord(status), counts.TryGetValue(status, out var count) ? count.Value : null))));
    }

    private static VerificationFinding Performance(VerificationMeasures measures)
    {
        var runs = measures.Runs;
        var p95 = runs.Quantile(0.95);
        return new(p95 >= TimeSpan.Zero && p95 <= LongestRun && measures.SuccessRate is >= 0 and <= 100, new JsonObject
        {
            ["samples"] = runs.Total,
            ["medianMs"] = runs.Quantile(0.5)?.TotalMilliseconds,
            ["p95Ms"] = p95?.TotalMilliseconds,
            ["successRate"] = Rounded(measures.SuccessRate),
        });
    }

    private static double Rounded(double percent) => Math.Round(percent, 2);

    private static string LegacyWord(JobStatus status) => status.ToString().ToLowerInvariant();

    private static VerificationCheck Check(string id, string title, string detail, Func<VerificationContext, VerificationFinding> judge) =>
        new(id, Section, title, Critical: true, (context, _) => Task.FromResult(judge(context))) { DetailName = detail };
}
