namespace JobKit.Migration;

/// <summary>The health that measures show, by the limits of the seed documents' alerts. Pure.</summary>
internal static class SystemHealth
{
    public const string Healthy = "healthy";

    private const int DepthLimit = 20;
    private const double DegradedBelow = 90;
    private const double UnhealthyBelow = 50;

    /// <summary>Fewer ended jobs than these say nothing of a rate.</summary>
    private const int EnoughJobs = 20;

    private static readonly TimeSpan WaitLimit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan NobodyLimit = TimeSpan.FromSeconds(60);

    public static string Of(VerificationMeasures measures)
    {
        var enough = measures.Completed + measures.Failed >= EnoughJobs;
        if ((measures.OldestDue > NobodyLimit && !measures.LiveWorkers.Any()) || (enough && measures.SuccessRate < UnhealthyBelow))
        {
            return "unhealthy";
        }

        return measures.QueueDepth > DepthLimit || measures.OldestDue > WaitLimit || (enough && measures.SuccessRate < DegradedBelow) ? "degraded" : Healthy;
    }
}
