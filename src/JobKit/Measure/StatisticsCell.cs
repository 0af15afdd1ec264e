using JobKit.Storage;

namespace JobKit;

/// <summary>The counts of one queue and type in one stripe, since the last drain. Guarded by its stripe's lock.</summary>
internal sealed class StatisticsCell(string queue, string type)
{
    private long _completed;
    private long _failed;
    private long _cancelled;
    private long _retried;

    public LatencyHistogram Wait { get; } = new();

    public LatencyHistogram Run { get; } = new();

    /// <summary>Counts what a settle did. A job that went back to pending for another reason than its failure (snooze, release, sweep) counts as nothing.</summary>
    public void Settled(JobVerb verb, JobStatus status)
    {
        switch (status)
        {
            case JobStatus.Completed:
                _completed++;
                break;
            case JobStatus.Failed:
                _failed++;
                break;
            case JobStatus.Cancelled:
                _cancelled++;
                break;
            case JobStatus.Pending when verb == JobVerb.RetryLater:
                _retried++;
                break;
        }
    }

    /// <summary>Moves what is not zero into <paramref name="counts"/>, adding to what stands there.</summary>
    public void Drain(long minute, Dictionary<StatisticsCount, long> counts)
    {
        Move(ref _completed, StatisticsMeasure.Completed);
        Move(ref _failed, StatisticsMeasure.Failed);
        Move(ref _cancelled, StatisticsMeasure.Cancelled);
        Move(ref _retried, StatisticsMeasure.Retried);
        MoveAll(Wait, StatisticsMeasure.Wait);
        MoveAll(Run, StatisticsMeasure.Run);

        void Move(ref long count, StatisticsMeasure measure)
        {
            Add(measure, 0, count);
            count = 0;
        }

        void MoveAll(LatencyHistogram histogram, StatisticsMeasure measure)
        {
            if (histogram.Total == 0)
            {
                return;
            }

            for (var bucket = 0; bucket < LatencyBuckets.Count; bucket++)
            {
                Add(measure, bucket, histogram.Counts[bucket]);
            }

            histogram.Clear();
        }

        void Add(StatisticsMeasure measure, int bucket, long count)
        {
            if (count > 0)
            {
                var key = new StatisticsCount(minute, queue, type, measure, bucket, 0);
                counts[key] = counts.GetValueOrDefault(key) + count;
            }
        }
    }
}
