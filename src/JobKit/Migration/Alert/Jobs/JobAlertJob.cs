namespace JobKit.Migration;

/// <summary>A rule that was found broken. The job lives as long as it is, so that there is one of each rule and people are told once, over all nodes.</summary>
[JobType("jobkit.job-alert")]
internal sealed record JobAlertJob(JobAlertRule Rule, string Says, string Limit)
{
    /// <summary>For a rule that stays broken, and for its store's bad moments.</summary>
    public const int Attempts = 100;
}
