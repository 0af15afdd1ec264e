namespace JobKit.Migration;

/// <summary>When the job loop raises an alert. The library's own queues do not count.</summary>
public sealed class JobAlertRules
{
    /// <summary>Whether anything is watched; true by default.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>More due jobs than this that nobody has begun, 1 to 10,000; 20 by default.</summary>
    public int MaxDepth { get; set; } = 20;

    /// <summary>A job that has run longer than this, 1 second to 7 days; 10 minutes by default.</summary>
    public TimeSpan MaxProcessing { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>A greater part of the window's attempts failed, 0 to 1; 0.1 by default.</summary>
    public double MaxErrorRate { get; set; } = 0.1;

    /// <summary>A smaller part of the window's ended jobs was completed, 0 to 1; 0.9 by default. Cancelled jobs do not count.</summary>
    public double MinSuccessRate { get; set; } = 0.9;

    /// <summary>What the rates are taken over, 1 minute to 1 day; 15 minutes by default.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>With fewer attempts, or fewer ended jobs, a rate says nothing, 1 to 10,000; 10 by default.</summary>
    public int MinJobs { get; set; } = 10;

    /// <summary>How often each node looks, 1 second to 1 hour; 1 minute by default.</summary>
    public TimeSpan Period { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>So many looks in a row must be good before an alert ends, 1 to 100; 3 by default.</summary>
    public int CalmLooks { get; set; } = 3;
}
