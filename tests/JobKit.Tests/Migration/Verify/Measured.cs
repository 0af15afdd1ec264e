using JobKit.Migration;
using JobKit.Storage;

namespace JobKit.Tests.Migration.Verify;

/// <summary>Measures of a system that is well, to be made ill one number at a time.</summary>
internal static class Measured
{
    public static readonly DateTimeOffset Now = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static VerificationMeasures Well { get; } = new(
        new(
            Enum.GetValues<JobStatus>().ToDictionary(status => status, status => new CappedCount(status == JobStatus.Completed ? 40 : 0, false)),
            [Queue("default")],
            []),
        [new("w1", "host", 4, 1, ["story", "jobkit.probe"], Now, TimeSpan.FromSeconds(1))],
        [new(1, "jobkit-probe", "jobkit.probe", StatisticsMeasure.Run, LatencyBuckets.Bucket(TimeSpan.FromMilliseconds(5)), 1), .. Ended(100, 0)],
        0);

    public static ProbeOutcome Probed { get; } = new()
    {
        Id = JobId.New(),
        Job = new() { Id = JobId.New(), Type = "jobkit.probe", Queue = "jobkit-probe", Payload = "{}", Status = JobStatus.Completed, Progress = 100 },
        Answered = true,
        SeenByOwner = true,
        Cancelled = true,
    };

    public static QueueStatistics Queue(string name, long pending = 0, long due = 0, long processing = 0, TimeSpan? oldest = null, bool paused = false) =>
        new(name, new(pending, false), new(due, false), processing, oldest, paused, null);

    public static IEnumerable<StatisticsCount> Ended(long completed, long failed, string type = "story") =>
    [
        new(1, "default", type, StatisticsMeasure.Completed, 0, completed),
        new(1, "default", type, StatisticsMeasure.Failed, 0, failed),
        new(1, "default", type, StatisticsMeasure.Run, LatencyBuckets.Bucket(TimeSpan.FromSeconds(2)), completed),
    ];

    public static VerificationMeasures With(this VerificationMeasures measures, params QueueStatistics[] queues) =>
        measures with { Statistics = measures.Statistics with { Queues = queues } };

    public static VerificationMeasures WithEnded(this VerificationMeasures measures, long completed, long failed) =>
        measures with { LastHour = [measures.LastHour[0], .. Ended(completed, failed)] };
}
