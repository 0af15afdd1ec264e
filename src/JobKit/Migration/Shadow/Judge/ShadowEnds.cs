namespace JobKit.Migration;

/// <summary>Hears of shadow jobs that ended on this node, so that they are compared at once; the sweep finds the others.</summary>
internal sealed class ShadowEnds(ShadowInbox inbox) : IJobSettledObserver
{
    public ValueTask OnSettledAsync(IReadOnlyList<SettledJob> jobs, CancellationToken cancellationToken)
    {
        foreach (var job in jobs)
        {
            if (string.Equals(job.Queue, ShadowQueue.Name, StringComparison.Ordinal) && ShadowMark.Read(job.Metadata) is { } row)
            {
                inbox.TryAdd(new(null, row));
            }
        }

        return ValueTask.CompletedTask;
    }
}
