namespace JobKit.Chaos;

/// <summary>Notes the jobs that end on this node.</summary>
internal sealed class SettledJournal(NodeJournal journal) : IJobSettledObserver
{
    public ValueTask OnSettledAsync(IReadOnlyList<SettledJob> jobs, CancellationToken cancellationToken)
    {
        foreach (var job in jobs)
            journal.Settled(job);
        return ValueTask.CompletedTask;
    }
}
