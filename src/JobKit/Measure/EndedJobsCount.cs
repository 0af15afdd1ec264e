namespace JobKit;

/// <summary>Counts every job that ends, whatever ended it: settle, sweep, expiry, cancel or abandon.</summary>
internal sealed class EndedJobsCount(StatisticsRecorder statistics, JobKitMetrics metrics) : IJobSettledObserver
{
    public ValueTask OnSettledAsync(IReadOnlyList<SettledJob> jobs, CancellationToken cancellationToken)
    {
        foreach (var job in jobs)
        {
            // Hidden ones are nobody's work: the statistics are of what users wait for. The metrics have them, under their queue.
            if (!job.Hidden)
            {
                statistics.Settled(job.Queue, job.Type, job.Verb, job.Status);
            }

            metrics.Settled(job.Queue, job.Type, job.Status);
        }

        return ValueTask.CompletedTask;
    }
}
