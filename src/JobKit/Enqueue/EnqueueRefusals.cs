using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>Counts and logs what was refused at the edge.</summary>
internal sealed class EnqueueRefusals(JobKitMetrics metrics, ILogger<JobQueue> logger)
{
    public void Note(string queue, string type, RefusalOutcome outcome)
    {
        metrics.Refused(queue, type, outcome);
        EnqueueLog.Refused(logger, type, queue, outcome);
    }
}
