namespace JobKit.AspNetCore;

/// <summary>What a snapshot says of the job loop's health. Pure.</summary>
internal static class JobHealth
{
    public const string Healthy = "healthy";
    public const string Degraded = "degraded";
    public const string Unhealthy = "unhealthy";

    /// <summary>Fewer ended jobs than these say nothing of a rate.</summary>
    private const int EnoughJobs = 20;
    private const double UnhealthyBelow = 50;
    private static readonly TimeSpan NobodyLimit = TimeSpan.FromSeconds(60);

    public static (string Status, string Message) Of(QueueSnapshot now, JobHealthOptions limits)
    {
        var enough = now.Completed + now.Failed >= EnoughJobs;
        return now.OldestDue > NobodyLimit && now.LiveWorkers == 0 ? (Unhealthy, "Jobs are due, and no worker is alive")
            : enough && now.SuccessRate < UnhealthyBelow ? (Unhealthy, "Most jobs fail")
            : now.Due > limits.QueueDepthDegraded ? (Degraded, "Many jobs are due")
            : now.OldestDue > limits.OldestDueDegraded ? (Degraded, "Jobs wait long")
            : enough && now.SuccessRate < limits.SuccessRateDegraded ? (Degraded, "Many jobs fail")
            : (Healthy, "All systems operational");
    }
}
