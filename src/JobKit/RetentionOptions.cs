namespace JobKit;

/// <summary>How long ended jobs are kept: section <c>JobKit:Retention</c>. Live jobs are never removed.</summary>
public sealed class RetentionOptions
{
    /// <summary>How long completed jobs are kept after their end, 1 min to 3,650 days; 7 days by default.</summary>
    public TimeSpan Completed { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long failed jobs are kept after their end, 1 min to 3,650 days; 7 days by default.</summary>
    public TimeSpan Failed { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long cancelled jobs are kept after their end, 1 min to 3,650 days; 7 days by default.</summary>
    public TimeSpan Cancelled { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How many jobs are removed in one transaction, 1 to 10,000; 1,000 by default.</summary>
    public int BatchSize { get; set; } = 1000;
}
