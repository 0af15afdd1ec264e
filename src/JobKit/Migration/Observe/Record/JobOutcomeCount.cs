namespace JobKit.Migration;

/// <summary>Counts every job of a rollout that ends, in the cohort of its request: whatever ended it, and whenever.</summary>
internal sealed class JobOutcomeCount(MigrationMonitor monitor) : IJobSettledObserver
{
    public ValueTask OnSettledAsync(IReadOnlyList<SettledJob> jobs, CancellationToken cancellationToken)
    {
        foreach (var job in jobs)
        {
            monitor.Settled(job);
        }

        return ValueTask.CompletedTask;
    }
}
