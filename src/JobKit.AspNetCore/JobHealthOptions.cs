namespace JobKit.AspNetCore;

/// <summary>When the job loop counts as degraded: section <c>JobKit:Health</c>. Values out of range stop the app's start with a sentence.</summary>
public sealed class JobHealthOptions
{
    /// <summary>Whether <c>/health</c> answers; true by default. When false it is a 404.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether <c>/health</c> is for <see cref="JobKitPolicies.Read"/> alone; false by default.</summary>
    public bool RequireRead { get; set; }

    /// <summary>Degraded when more jobs are due than this, 1 to 1,000,000; 20 by default.</summary>
    public int QueueDepthDegraded { get; set; } = 20;

    /// <summary>Degraded when a job has been due for longer, 1 s to 7 days; 10 min by default.</summary>
    public TimeSpan OldestDueDegraded { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Degraded when fewer percent of the last hour's ended jobs completed, once 20 have ended; 0 to 100; 90 by default.</summary>
    public double SuccessRateDegraded { get; set; } = 90;
}
