using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>Reads how the job loop does.</summary>
internal sealed class JobHealthReader(IJobQueryStore store)
{
    public async Task<JobHealth> ReadAsync(TimeSpan window, CancellationToken cancellationToken)
    {
        var queues = (await store.GetStatisticsAsync(cancellationToken).ConfigureAwait(false)).Queues.Where(queue => !ReservedNames.HasQueue(queue.Name)).ToList();
        var counts = (await store.ReadStatisticsAsync(window, cancellationToken).ConfigureAwait(false)).Where(count => !ReservedNames.HasQueue(count.Queue)).ToList();
        long Sum(StatisticsMeasure measure) => counts.Where(count => count.Measure == measure).Sum(count => count.Count);
        return new(
            queues.Sum(queue => queue.Due.Value),
            queues.Max(queue => queue.LongestRunning),
            Sum(StatisticsMeasure.Completed),
            Sum(StatisticsMeasure.Failed),
            Sum(StatisticsMeasure.Retried));
    }
}
