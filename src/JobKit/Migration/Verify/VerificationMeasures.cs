using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>The numbers that checks judge, read once. Pure.</summary>
/// <param name="Statistics">How the queues stand.</param>
/// <param name="Workers">Those heard of.</param>
/// <param name="LastHour">The statistics of the last hour.</param>
/// <param name="LostJobs">Jobs whose holder has long lost them and that nobody took back.</param>
internal sealed record VerificationMeasures(
    JobStatistics Statistics, IReadOnlyList<WorkerState> Workers, IReadOnlyList<StatisticsCount> LastHour, int LostJobs)
{
    /// <summary>A worker beats several times as often.</summary>
    private static readonly TimeSpan WorkerSilence = TimeSpan.FromSeconds(30);

    /// <summary>A lease that ended longer ago should have been swept.</summary>
    public static readonly TimeSpan SweepPatience = TimeSpan.FromSeconds(60);

    public IEnumerable<WorkerState> LiveWorkers => Workers.Where(worker => worker.HeartbeatAge < WorkerSilence);

    /// <summary>Due pending jobs.</summary>
    public long QueueDepth => Statistics.Queues.Sum(queue => queue.Due.Value);

    public TimeSpan OldestDue => Statistics.Queues.Max(queue => queue.OldestDue) ?? TimeSpan.Zero;

    public int FreeSlots => LiveWorkers.Sum(worker => Math.Max(0, worker.Slots - worker.Busy));

    /// <summary>Of the app's jobs in the last hour.</summary>
    public long Completed => Count(StatisticsMeasure.Completed);

    /// <summary>Of the app's jobs in the last hour.</summary>
    public long Failed => Count(StatisticsMeasure.Failed);

    /// <summary>In percent, 0 where nothing ended.</summary>
    public double ErrorRate => Completed + Failed == 0 ? 0 : 100.0 * Failed / (Completed + Failed);

    public double SuccessRate => 100 - ErrorRate;

    /// <summary>Runs of the last hour, the probe's among them.</summary>
    public LatencyHistogram Runs
    {
        get
        {
            var runs = new LatencyHistogram();
            foreach (var count in LastHour.Where(count => count.Measure == StatisticsMeasure.Run && LatencyBuckets.IsBucket(count.Bucket)))
            {
                runs.Add(count.Bucket, count.Count);
            }

            return runs;
        }
    }

    /// <summary>Whether a probe's run is among the statistics: then they are written and read.</summary>
    public bool HasProbe => LastHour.Any(count => count.Type == JobTypeName.Of(typeof(VerificationProbe)) && count.Measure == StatisticsMeasure.Run && count.Count > 0);

    /// <summary>The mean of the runs' bucket bounds, or null without runs.</summary>
    public TimeSpan? MeanRun
    {
        get
        {
            var (sum, total) = (0.0, 0L);
            foreach (var count in LastHour.Where(count => count.Measure == StatisticsMeasure.Run && LatencyBuckets.IsBucket(count.Bucket)))
            {
                sum += count.Count * LatencyBuckets.UpperBound(count.Bucket).TotalSeconds;
                total += count.Count;
            }

            return total == 0 ? null : TimeSpan.FromSeconds(sum / total);
        }
    }

    /// <summary>Types with pending jobs that no live worker runs.</summary>
    public IReadOnlyList<string> UnhandledTypes => [.. Statistics.PendingTypes.Except(LiveWorkers.SelectMany(worker => worker.Types), StringComparer.Ordinal)];

    private long Count(StatisticsMeasure measure) => LastHour.Where(count => count.Measure == measure && !ReservedNames.HasType(count.Type)).Sum(count => count.Count);
}
