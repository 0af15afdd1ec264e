using JobKit.Storage;

namespace JobKit;

/// <summary>Tells workers of jobs that were just committed and may be due.</summary>
internal sealed class EnqueueWakes(IJobWakeSignal signal)
{
    public void Wake(IReadOnlyList<NewJob> jobs, IReadOnlyList<EnqueueReceipt> receipts)
    {
        string? first = null;
        HashSet<string>? queues = null;
        for (var i = 0; i < jobs.Count; i++)
        {
            // A delayed job is for the polling; one with an instant may be due already, on a clock that only the store knows.
            if (receipts[i].Outcome != EnqueueOutcome.Stored || (jobs[i].DueAt is null && jobs[i].Delay > TimeSpan.Zero))
            {
                continue;
            }

            first ??= jobs[i].Queue;
            if (first != jobs[i].Queue)
            {
                (queues ??= new(StringComparer.Ordinal) { first }).Add(jobs[i].Queue);
            }
        }

        if (first is not null)
        {
            signal.Wake(queues is null ? [first] : queues);
        }
    }
}
