using JobKit.Storage;

namespace JobKit;

/// <summary>The estimates that one reading of the statistics gives. Pure.</summary>
/// <remarks>
/// A job's time from enqueue to end is its wait plus its run, and only these two are kept. The sum of their quantiles is not the quantile
/// of their sum: the sum of medians is close to it, and the sum of two 90th percentiles is too high unless long waits meet long runs (they
/// do under load). So these are estimates, on the careful side, and each carries how many jobs it rests on.
/// </remarks>
internal static class EstimateTable
{
    /// <summary>Fewer than this many say nothing.</summary>
    public const int MinSamples = 5;

    /// <summary>Makes the estimates; a queue and type with too few waits or runs has none.</summary>
    public static Dictionary<(string Queue, string Type), JobEstimate> From(IEnumerable<StatisticsCount> counts)
    {
        var estimates = new Dictionary<(string, string), JobEstimate>();

        // A number that is no bucket was written by a later version: what it means is not known here.
        foreach (var group in counts.Where(c => LatencyBuckets.IsBucket(c.Bucket)).GroupBy(c => (c.Queue, c.Type)))
        {
            var wait = Sum(group, StatisticsMeasure.Wait);
            var run = Sum(group, StatisticsMeasure.Run);
            var samples = Math.Min(wait.Total, run.Total);
            if (samples >= MinSamples)
            {
                estimates.Add(group.Key, new(Both(0.5), Both(0.9), samples));
            }

            TimeSpan Both(double share) => wait.Quantile(share).GetValueOrDefault() + run.Quantile(share).GetValueOrDefault();
        }

        return estimates;
    }

    private static LatencyHistogram Sum(IEnumerable<StatisticsCount> counts, StatisticsMeasure measure)
    {
        var histogram = new LatencyHistogram();
        foreach (var count in counts.Where(c => c.Measure == measure))
        {
            histogram.Add(count.Bucket, count.Count);
        }

        return histogram;
    }
}
