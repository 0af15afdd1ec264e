using JobKit.Storage;

namespace JobKit;

/// <summary>Tells workers of jobs that were just committed and may be due, and this node's alarm of those that will be.</summary>
internal sealed class EnqueueWakes(IJobWakeSignal signal, DueAlarm alarm)
{
    public void Wake(IReadOnlyList<NewJob> jobs, IReadOnlyList<EnqueueReceipt> receipts)
    {
        string? first = null;
        HashSet<string>? queues = null;
        for (var i = 0; i < jobs.Count; i++)
        {
            if (receipts[i].Outcome != EnqueueOutcome.Stored || IsPutOff(jobs[i]))
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

    private bool IsPutOff(NewJob job)
    {
        if (job.DueAt is { } dueAt)
        {
            alarm.Set(job.Queue, job.Type, dueAt);

            // It may be due already, on a clock that only the store knows.
            return false;
        }

        alarm.Set(job.Queue, job.Type, job.Delay);
        return job.Delay > TimeSpan.Zero;
    }
}
